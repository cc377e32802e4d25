using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>One call the bot made.</summary>
public sealed record BotApiCall(string Method, JsonObject Parameters, bool IsFromBody)
{
    /// <summary>When, in ticks of the stopwatch.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();

    /// <summary>A parameter as text, or null.</summary>
    public string? this[string name] => Parameters[name]?.ToString();
}
