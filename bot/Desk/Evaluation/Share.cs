using System.Globalization;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>So many of so many. What may be said of it depends on how many they are (domain.md 5.5).</summary>
/// <param name="Count">Those that are so.</param>
/// <param name="Of">All of them.</param>
internal readonly record struct Share(int Count, int Of)
{
    /// <summary>Below it a percentage says more than is known: only the counts are shown.</summary>
    public const int FewestForPercent = 5;

    /// <summary>From it on the interval is too narrow to matter.</summary>
    public const int EnoughWithoutInterval = 100;

    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>In percent; null while there are too few.</summary>
    public double? Percent => Of >= FewestForPercent ? Exact : null;

    /// <summary>In percent, however few; for a curve, never for a table.</summary>
    public double? Exact => Of > 0 ? 100.0 * Count / Of : null;

    /// <summary>Wilson's 95 % interval in percent, where it is to be shown.</summary>
    public (double Low, double High)? Interval => Of is >= FewestForPercent and < EnoughWithoutInterval ? Wilson(Count, Of) : null;

    /// <summary>Wilson's score interval without correction for continuity, in percent.</summary>
    public static (double Low, double High) Wilson(int count, int of)
    {
        var share = (double)count / of;
        var square = Z * Z / of;
        var middle = share + (square / 2);
        var half = Z * Math.Sqrt((share * (1 - share) / of) + (square / (4 * of)));
        return (Math.Max(0, 100 * (middle - half) / (1 + square)), Math.Min(100, 100 * (middle + half) / (1 + square)));
    }

    /// <summary>One decimal, the way the reader's language writes it.</summary>
    public static string Print(double number, string language) =>
        number.ToString("0.0", CultureInfo.InvariantCulture) is var text && language == Core.Messages.Wording.English ? text : text.Replace('.', ',');
}
