using System.Text.Json.Nodes;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>An activity of a client after cleaning.</summary>
/// <param name="Type"><c>message</c>, <c>typing</c> or <c>event</c>.</param>
/// <param name="Key">Unique in the conversation, the same when the client sends again.</param>
/// <param name="Body">What goes to the bot and, with a pressed button's label for its data, into the log.</param>
internal sealed record SaidActivity(string Type, string Key, JsonObject Body)
{
    /// <summary>A pressed button, and what came with it; null for everything else.</summary>
    public string? Pressed => IsPostBack(Body["channelData"]) ? Text(Body["text"]) ?? Text(Body["value"]) : null;

    /// <summary>
    /// What the log keeps. People see the button's label, never its data; a label nobody can find any more leaves no text.
    /// </summary>
    public string Echo(string? label)
    {
        if (Pressed is null)
        {
            return Body.ToJsonString();
        }

        var echo = (JsonObject)Body.DeepClone();
        echo.Remove("value");
        echo.Remove("text");
        if (label is not null)
        {
            echo["text"] = label;
        }

        return echo.ToJsonString();
    }

    /// <summary>Both official clients mark a pressed button this way.</summary>
    public static bool IsPostBack(JsonNode? channelData) =>
        channelData is JsonObject data && data["postBack"] is JsonValue mark && mark.TryGetValue<bool>(out var isPostBack) && isPostBack;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
