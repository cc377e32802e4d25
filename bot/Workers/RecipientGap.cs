using LaporBot.Core.Messages;

namespace LaporBot.Bot.Workers;

/// <summary>
/// Keeps two messages to the same person apart, whichever replica sends them, and leaves alone whom the channel wants left alone.
/// The ledger already keeps them from being under way at once.
/// </summary>
internal sealed class RecipientGap(TimeSpan gap, TimeProvider time, Shares shares)
{
    /// <summary>When so many are remembered, those whose gap is over are forgotten.</summary>
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ReplyAddress, long> _last = [];

    /// <summary>Waits until the gap is over.</summary>
    /// <returns>Zero when a message may go; else how long this person is to be left alone.</returns>
    public async Task<TimeSpan> WaitAsync(ReplyAddress to, CancellationToken cancellationToken)
    {
        if (gap <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        if (Rest(to) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, time, cancellationToken);
        }

        while (await shares.AskAsync(Name(to)) is { Ticks: > 0 } wait)
        {
            if (wait > gap)
            {
                return wait;
            }

            await Task.Delay(wait, time, cancellationToken);
        }

        return TimeSpan.Zero;
    }

    /// <summary>A message to this person has just been sent.</summary>
    public Task MarkAsync(ReplyAddress to)
    {
        lock (_lock)
        {
            if (_last.Count >= MostRemembered)
            {
                Forget();
            }

            _last[to] = time.GetTimestamp();
        }

        return gap > TimeSpan.Zero ? shares.CloseAsync(Name(to), gap) : Task.CompletedTask;
    }

    /// <summary>The channel wants this person left alone for so long.</summary>
    public Task LeaveAloneAsync(ReplyAddress to, TimeSpan length) => shares.CloseAsync(Name(to), length);

    private static string Name(ReplyAddress to) => $"gap:{to.Channel}:{to.Value}";

    private TimeSpan Rest(ReplyAddress to)
    {
        lock (_lock)
        {
            return _last.TryGetValue(to, out var last) ? gap - time.GetElapsedTime(last) : TimeSpan.Zero;
        }
    }

    private void Forget()
    {
        foreach (var (address, last) in _last)
        {
            if (time.GetElapsedTime(last) >= gap)
            {
                _last.Remove(address);
            }
        }
    }
}
