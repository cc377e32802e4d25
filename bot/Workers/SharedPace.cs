using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>
/// The pace of a channel, kept by all replicas together: this process spaces out its own calls, and each takes its share of what
/// the channel allows everybody. While nobody answers about the shares, the own pace is all there is.
/// </summary>
internal sealed class SharedPace(string lane, double perSecond, Pace own, Shares shares)
{
    /// <summary>Windows this short keep the stream even; a longer one would let a second's messages go at once.</summary>
    private const double WindowsPerSecond = 5;

    /// <summary>A longer wait than this is somebody's pause.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1.5);

    private readonly string _name = $"lane:{lane}";
    private readonly Allowance _share = Share(perSecond);

    public bool IsPaused => own.IsPaused;

    /// <summary>What is left of the pause; zero when there is none.</summary>
    public TimeSpan PauseLeft => own.PauseLeft;

    /// <summary>Waits for this caller's turn, but never for the end of a pause.</summary>
    /// <returns>False when paused: do not go.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await own.EnterAsync(cancellationToken))
        {
            return false;
        }

        while (await shares.TakeAsync(_name, _share) is { Ticks: > 0 } wait)
        {
            if (wait > LongestTurn)
            {
                own.Pause(wait);
                return false;
            }

            await own.RestAsync(wait, cancellationToken);
        }

        return !own.IsPaused;
    }

    /// <summary>Stops everybody, in every replica, for so long.</summary>
    public Task PauseAsync(TimeSpan length)
    {
        own.Pause(length);
        return shares.CloseAsync(_name, length);
    }

    /// <summary>Ends a pause before its time; a replica that has heard of it keeps to it until it ends by itself.</summary>
    public Task OpenAsync()
    {
        own.Open();
        return shares.CloseAsync(_name, TimeSpan.Zero);
    }

    private static Allowance Share(double perSecond)
    {
        var most = Math.Max(1, (int)(perSecond / WindowsPerSecond));
        return new Allowance(most, TimeSpan.FromSeconds(most / perSecond));
    }
}

/// <summary>Makes what replicas share as far as there is something to share it by.</summary>
internal sealed class PaceMaker(TimeProvider time, TakeAllowance? take = null, CloseAllowance? close = null)
{
    public Shares Shares { get; } = new(take, close);

    public SharedPace Make(string lane, double perSecond) => new(lane, perSecond, new Pace(perSecond, time), Shares);

    public RecipientGap MakeGap(TimeSpan gap) => new(gap, time, Shares);
}
