using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>The line to the hub: paced, counted, and closed for everybody when the hub says so.</summary>
internal sealed class HubLine(INationalHub hub, HubPause pause, HubReturn comeback, IOptions<OutboxOptions> options, TimeProvider time)
{
    private readonly Pace _pace = new(options.Value.PerSecond, time);

    public DateTimeOffset OpensAt => pause.OpensAt;

    /// <summary>Waits for the next free call.</summary>
    /// <returns>False when the line is closed: do not call.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        await _pace.EnterAsync(cancellationToken);
        return !pause.IsClosed;
    }

    public async Task<HubOutcome> SubmitAsync(HubSubmission submission, CancellationToken cancellationToken) =>
        await HeedAsync(await hub.SubmitAsync(submission, cancellationToken), cancellationToken);

    public async Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken) =>
        await HeedAsync(await hub.RedeemAsync(token, cancellationToken), cancellationToken);

    public async Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken) =>
        await HeedAsync(await hub.TellAsync(note, cancellationToken), cancellationToken);

    public async Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        var answer = await hub.LookUpAsync(ticket, attemptedAt, cancellationToken);
        if (answer is HubLookup.Found or HubLookup.NotFound)
        {
            pause.Worked();
            await HastenAsync(cancellationToken);
        }
        else if (answer is HubLookup.NoAnswer)
        {
            comeback.Failed();
        }

        Instruments.Submissions.Add(1, new KeyValuePair<string, object?>("outcome", $"LookUp{answer.GetType().Name}"));
        return answer;
    }

    private async Task<HubOutcome> HeedAsync(HubOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case HubOutcome.CredentialRefused:
                pause.CredentialRefused();
                break;
            case HubOutcome.Busy busy:
                pause.Busy(busy.Delay);
                break;
            case HubOutcome.Accepted or HubOutcome.Promised or HubOutcome.Refused:
                pause.Worked();
                await HastenAsync(cancellationToken);
                break;
            case HubOutcome.ByHand:
                break;
            default:
                comeback.Failed();
                break;
        }

        Instruments.Submissions.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        return outcome;
    }

    private async Task HastenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await comeback.WorkedAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // What came of the call matters more, and the rest is due by its own schedule.
        }
    }
}
