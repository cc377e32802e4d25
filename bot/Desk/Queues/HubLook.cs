using LaporBot.Bot.Hub;
using LaporBot.Bot.Workers;
using LaporBot.Bot.Ledger;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Queues;

/// <summary>How the line to the hub stands.</summary>
/// <param name="Adapter">Which road.</param>
/// <param name="IsCredentialRefused">Our key is refused; one submission a minute tries it.</param>
/// <param name="WaitsUntil">The hub asked everybody to wait until then; null when it did not.</param>
/// <param name="IsBreakerOpen">Calls are refused without being made, after five failures in a row.</param>
/// <param name="LastGood">When it last answered in order; null for never since the start.</param>
/// <param name="Trouble">What is wrong since then; null for nothing.</param>
internal sealed record HubReading(
    HubAdapter Adapter, bool IsCredentialRefused, DateTimeOffset? WaitsUntil, bool IsBreakerOpen, DateTimeOffset? LastGood, string? Trouble)
{
    public bool IsShut => IsCredentialRefused || WaitsUntil is not null || IsBreakerOpen;
}

/// <summary>Reads the line to the hub for an operator, and opens it before its time.</summary>
internal sealed class HubLook(HubState state, HubCrossing crossing, HubBreaker breaker, Wakes wakes, IOptions<HubOptions> options)
{
    public HubReading Read() => new(
        options.Value.Kind!.Value,
        crossing.Pause.IsCredentialRefused,
        crossing.Pause.IsClosed ? crossing.OpensAt : null,
        breaker.IsOpen,
        state.Current.LastGood,
        state.Current.Trouble);

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await crossing.ResumeAsync();
        await breaker.CloseAsync(cancellationToken);
        wakes.Submissions.Signal();
        wakes.Notes.Signal();
    }
}
