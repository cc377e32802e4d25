using Microsoft.Extensions.Options;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Spaces out messages nobody is waiting for, so that together they stay under the bulk limit. Each takes the next free slot;
/// slots are fixed moments, so a late timer costs no throughput.
/// </summary>
internal sealed class PacedLane(IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>A longer queue than this is kept by the caller, not by open calls.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Slots this old may still be used: a worker's pause for breath is made up for.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1) / options.Value.MessagesPerSecond;
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _next = TimeSpan.MinValue;

    /// <summary>Waits for a slot.</summary>
    /// <returns>Zero when the slot is ours; else how long until there may be one.</returns>
    public async ValueTask<TimeSpan> EnterAsync(CancellationToken cancellationToken)
    {
        var wait = Take();
        if (wait > LongestWait)
        {
            return wait;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        return TimeSpan.Zero;
    }

    private TimeSpan Take()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_started);
            var slot = _next > now - CatchUp ? _next : now - CatchUp;
            if (slot - now <= LongestWait)
            {
                _next = slot + _interval;
            }

            return slot - now;
        }
    }
}
