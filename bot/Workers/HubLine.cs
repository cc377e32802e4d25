using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>The line to the hub: paced, counted, and closed for everybody when the hub says so.</summary>
internal sealed class HubLine(INationalHub hub, HubCrossing crossing, HubReturn comeback)
{
    public DateTimeOffset OpensAt => crossing.OpensAt;

    /// <inheritdoc cref="HubCrossing.EnterAsync"/>
    public Task<IAsyncDisposable?> EnterAsync(CancellationToken cancellationToken) => crossing.EnterAsync(cancellationToken);

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
            crossing.Worked();
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
                await crossing.CredentialRefusedAsync();
                break;
            case HubOutcome.Busy busy:
                await crossing.BusyAsync(busy.Delay);
                break;
            case HubOutcome.Accepted or HubOutcome.Promised or HubOutcome.Refused:
                crossing.Worked();
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
