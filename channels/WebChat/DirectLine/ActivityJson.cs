using System.Globalization;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Activities are kept as text without id and time; both come from the log, so order, ids and times agree on every replica.
/// They are spliced in, never parsed: one log is read by many sockets.
/// </summary>
internal static class ActivityJson
{
    /// <summary>A typing sign of the bot: shown live only.</summary>
    public const string Typing = """{"type":"typing","from":{"id":"laporbot","role":"bot"}}""";

    /// <summary>The id of a logged activity.</summary>
    public static string Id(string conversationId, long number) => $"{conversationId}|{number}";

    /// <summary>A frame, or the answer to a poll: activities and the watermark after them.</summary>
    public static string Group(string conversationId, IReadOnlyList<LoggedEntry> entries, long watermark) =>
        $$"""{"activities":[{{string.Join(',', entries.Select(entry => Logged(conversationId, entry)))}}],"watermark":"{{watermark}}"}""";

    /// <summary>A frame that does not move the watermark.</summary>
    public static string Live(string json) => $$"""{"activities":[{{json}}]}""";

    /// <summary>The number in a watermark; everything that is none, or cannot be one, means "from the start".</summary>
    public static long Watermark(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Logged(string conversationId, LoggedEntry entry)
    {
        var at = entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$"""{"id":"{{Id(conversationId, entry.Number)}}","timestamp":"{{at}}",{{entry.Json[1..]}}""";
    }
}
