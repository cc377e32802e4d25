using System.Diagnostics;

namespace LaporBot.Testing.Telegram;

/// <summary>Refuses messages that come faster than the whole bot may send, as the server does; counts them. No limit until one is set.</summary>
public sealed class BotApiCrowds
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _taken = new();

    /// <summary>Messages within any second.</summary>
    public int? MostPerSecond { get; set; }

    /// <summary>So many came too fast.</summary>
    public int Refused { get; private set; }

    internal BotApiAnswer? Take(string method)
    {
        if (MostPerSecond is not { } most || !method.StartsWith("send", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            while (_taken.TryPeek(out var first) && now - first >= Stopwatch.Frequency)
            {
                _taken.Dequeue();
            }

            if (_taken.Count < most)
            {
                _taken.Enqueue(now);
                return null;
            }

            Refused++;
            return BotApiAnswer.Fail(429, "Too Many Requests: retry after 1", new System.Text.Json.Nodes.JsonObject { ["retry_after"] = 1 });
        }
    }
}
