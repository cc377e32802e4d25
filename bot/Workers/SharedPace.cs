using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>
/// The pace of a channel, kept by all replicas together: this process spaces out its own calls, and each takes its share of what
/// the channel allows everybody. While nobody answers about the shares, the own pace is all there is.
/// </summary>
internal sealed class SharedPace(string lane, double perSecond, Pace own, TakeAllowance? take, CloseAllowance? close)
{
    /// <summary>Windows this short keep the stream even; a longer one would let a second's messages go at once.</summary>
    private const double WindowsPerSecond = 5;

    /// <summary>A longer wait than this is somebody's pause.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1.5);

    private readonly Allowance _share = Share(perSecond);

    public bool IsPaused => own.IsPaused;

    /// <summary>Waits for this caller's turn, but never for the end of a pause.</summary>
    /// <returns>False when paused: do not go.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await own.EnterAsync(cancellationToken))
        {
            return false;
        }

        // The turn stays this caller's while the share is awaited: given back, its moment would pass unused.
        while (await TakeAsync() is { Ticks: > 0 } wait)
        {
            if (wait > LongestTurn)
            {
                own.Pause(wait);
                return false;
            }

            await own.RestAsync(wait, cancellationToken);
            if (own.IsPaused)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Stops everybody, in every replica, for so long.</summary>
    public async Task PauseAsync(TimeSpan length)
    {
        own.Pause(length);
        try
        {
            await (close?.Invoke(Name, length) ?? Task.CompletedTask);
        }
        catch (StoreUnavailableException)
        {
            // The others will be told by the channel itself.
        }
    }

    private string Name => $"lane:{lane}";

    private static Allowance Share(double perSecond)
    {
        var most = Math.Max(1, (int)(perSecond / WindowsPerSecond));
        return new Allowance(most, TimeSpan.FromSeconds(most / perSecond));
    }

    private async Task<TimeSpan> TakeAsync()
    {
        try
        {
            return take is null ? TimeSpan.Zero : await take(Name, _share);
        }
        catch (StoreUnavailableException)
        {
            return TimeSpan.Zero;
        }
    }
}

/// <summary>Makes paces that the replicas share as far as there is something to share them by.</summary>
internal sealed class PaceMaker(TimeProvider time, TakeAllowance? take = null, CloseAllowance? close = null)
{
    public SharedPace Make(string lane, double perSecond) => new(lane, perSecond, new Pace(perSecond, time), take, close);
}
