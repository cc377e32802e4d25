using System.Text.RegularExpressions;

namespace LaporBot.Bot.Hub;

/// <summary>The hub's ids are opaque, yet they end up in paths, comma lists and messages: only harmless characters pass.</summary>
internal static partial class TrackingIds
{
    /// <summary>Letters, digits and . _ ~ : - , at most 64, beginning with a letter or digit.</summary>
    public static bool IsSafe(string? id) => id is not null && Safe().IsMatch(id);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._~:-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Safe();
}
