using System.Collections.Concurrent;
using LaporBot.Core;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Counts how often one update failed for a reason nobody foresaw. Telegram repeats a failing update for a day and holds back
/// the rest of the chat behind it, so after a few tries the update is parked and the chat goes on.
/// </summary>
internal sealed class PoisonWatch
{
    private const int Tries = 3;
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<int, int> _failures = new();

    /// <summary>Notes one more failure.</summary>
    /// <returns>True when the update has had its tries.</returns>
    public bool IsSpent(int updateId)
    {
        if (_failures.Count >= Most)
        {
            _failures.Clear();
        }

        if (_failures.AddOrUpdate(updateId, 1, (_, count) => count + 1) < Tries)
        {
            return false;
        }

        _failures.TryRemove(updateId, out _);
        Instruments.Parked.Add(1, new KeyValuePair<string, object?>("channel", TelegramAddress.Channel));
        return true;
    }
}
