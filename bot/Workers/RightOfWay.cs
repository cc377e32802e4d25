namespace LaporBot.Bot.Workers;

/// <summary>
/// Where two roads share one pace: who has a person's own news passes at once, the others look first. Only the wait for a turn
/// counts; once a message is on its way it holds up nobody.
/// </summary>
internal sealed class RightOfWay(TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>What gives way for longer is given back, so that nobody holds it meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private int _passing;

    /// <summary>Passes with the right of way.</summary>
    public async Task<bool> PassAsync(Func<CancellationToken, Task<bool>> enter, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _passing);
        try
        {
            return await enter(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _passing);
        }
    }

    /// <summary>Waits until nobody with the right of way is there.</summary>
    /// <returns>False when they kept coming.</returns>
    public async Task<bool> IsFreeAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; Volatile.Read(ref _passing) > 0; waited += Glance)
        {
            if (waited >= Patience)
            {
                return false;
            }

            await Task.Delay(Glance, time, cancellationToken);
        }

        return true;
    }
}
