using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>
/// What all replicas keep to together on their way to the hub: the rate, so many calls at once, the wait the hub asked one of them
/// for, and one probe at a time of a refused credential. Without Redis each keeps to all of it by itself.
/// </summary>
internal sealed class HubCrossing(HubPause pause, PaceMaker paces, HubPlaces places, IOptions<OutboxOptions> options)
{
    /// <summary>While a credential is refused, one replica after the other may try it: an answer takes less than this.</summary>
    private static readonly Allowance OneProbe = new(1, TimeSpan.FromSeconds(5));

    private const string Credential = "hub-credential";

    private readonly SharedPace _lane = paces.Make("hub", options.Value.PerSecond);

    /// <summary>When the next may enter, or now.</summary>
    public DateTimeOffset OpensAt => pause.OpensAt;

    /// <summary>Waits for the next free call.</summary>
    /// <returns>The place, to be given back after the call; null when there is none now: do not call.</returns>
    public async Task<IAsyncDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await _lane.EnterAsync(cancellationToken))
        {
            pause.Follow(_lane.PauseLeft);
            return null;
        }

        var probe = pause.IsCredentialRefused ? paces.Shares.TakeAsync(Credential, OneProbe) : paces.Shares.AskAsync(Credential);
        if (await probe is { Ticks: > 0 } wait)
        {
            pause.Follow(wait, isCredential: true);
            return null;
        }

        return pause.IsClosed ? null : await places.TakeAsync(cancellationToken);
    }

    /// <summary>The hub asks everybody to wait.</summary>
    public Task BusyAsync(TimeSpan delay)
    {
        pause.Busy(delay);
        Instruments.Pauses.Add(1, new KeyValuePair<string, object?>("who", "hub"));
        return _lane.PauseAsync(delay);
    }

    public Task CredentialRefusedAsync()
    {
        pause.CredentialRefused();
        return paces.Shares.CloseAsync(Credential, HubPause.Probe);
    }

    public void Worked() => pause.Worked();

    /// <summary>How it stands, for people.</summary>
    public HubPause Pause => pause;

    /// <summary>An operator knows better: the next call goes at once.</summary>
    public async Task ResumeAsync()
    {
        pause.Resume();
        await _lane.OpenAsync();
        await paces.Shares.CloseAsync(Credential, TimeSpan.Zero);
    }
}
