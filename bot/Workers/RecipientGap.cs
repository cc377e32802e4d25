using LaporBot.Core.Messages;

namespace LaporBot.Bot.Workers;

/// <summary>Keeps two messages to the same person apart. The ledger already keeps them from being under way at once.</summary>
internal sealed class RecipientGap(TimeSpan gap, TimeProvider time)
{
    /// <summary>When so many are remembered, those whose gap is over are forgotten.</summary>
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ReplyAddress, long> _last = [];

    public Task WaitAsync(ReplyAddress to, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rest = _last.TryGetValue(to, out var last) ? gap - time.GetElapsedTime(last) : TimeSpan.Zero;
            return rest > TimeSpan.Zero ? Task.Delay(rest, time, cancellationToken) : Task.CompletedTask;
        }
    }

    /// <summary>A message to this person has just been sent.</summary>
    public void Mark(ReplyAddress to)
    {
        lock (_lock)
        {
            if (_last.Count >= MostRemembered)
            {
                foreach (var (address, last) in _last)
                {
                    if (time.GetElapsedTime(last) >= gap)
                    {
                        _last.Remove(address);
                    }
                }
            }

            _last[to] = time.GetTimestamp();
        }
    }
}
