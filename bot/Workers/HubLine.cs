using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>The line to the hub: paced, counted, and closed for everybody when the hub says so.</summary>
internal sealed class HubLine(INationalHub hub, HubPause pause, IOptions<OutboxOptions> options, TimeProvider time)
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
        Heed(await hub.SubmitAsync(submission, cancellationToken));

    public async Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken) =>
        Heed(await hub.RedeemAsync(token, cancellationToken));

    public async Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken) =>
        Heed(await hub.TellAsync(note, cancellationToken));

    public async Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        var answer = await hub.LookUpAsync(ticket, attemptedAt, cancellationToken);
        if (answer is HubLookup.Found or HubLookup.NotFound)
        {
            pause.Worked();
        }

        Instruments.Submissions.Add(1, new KeyValuePair<string, object?>("outcome", $"LookUp{answer.GetType().Name}"));
        return answer;
    }

    private HubOutcome Heed(HubOutcome outcome)
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
                break;
        }

        Instruments.Submissions.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        return outcome;
    }
}
