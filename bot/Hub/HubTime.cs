using System.Globalization;
using System.Text.RegularExpressions;

namespace LaporBot.Bot.Hub;

/// <summary>Times on the wire: ISO 8601 with a zone. One without is read as WIB (UTC+7), the hub's own clock.</summary>
internal static partial class HubTime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time of the hub as UTC; null when it is none, or lies outside 2000 to 2100.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64)
        {
            return null;
        }

        var zoned = Zone().IsMatch(text) ? text : text.Contains(':', StringComparison.Ordinal) ? text + "+07:00" : text + "T00:00:00+07:00";
        return DateTimeOffset.TryParse(zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= 2000 and < 2100
            ? time.ToUniversalTime()
            : null;
    }

    /// <summary>A hub whose clock runs ahead must not freeze a case: later updates would look older than this one.</summary>
    public static DateTimeOffset NotAhead(DateTimeOffset told, DateTimeOffset now) => told > now + Ahead ? now : told;

    [GeneratedRegex(@"(?:Z|[+-]\d\d:?\d\d)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
