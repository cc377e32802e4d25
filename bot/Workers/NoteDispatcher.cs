using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Workers;

/// <summary>Takes one leased note one step further: hub.md's outcome table, as for complaints.</summary>
internal sealed class NoteDispatcher(NoteQueue queue, HubLine line, FileLink fileLink, OutboxClock clock)
{
    public async Task HandleAsync(NoteLease lease, CancellationToken cancellationToken)
    {
        var contents = await queue.ReadAsync(lease, cancellationToken);
        if (contents.AwaitsFiles && clock.Now < contents.Note.At + clock.FileWait)
        {
            await SettleAsync(lease, contents, new NoteStep(lease.State, clock.Now + OutboxClock.Beat, "waits for its files"), cancellationToken);
        }
        else
        {
            await TellAsync(lease, contents, cancellationToken);
        }
    }

    private async Task TellAsync(NoteLease lease, NoteContents contents, CancellationToken cancellationToken)
    {
        await using var place = await line.EnterAsync(cancellationToken);
        var tenure = clock.Hold(SubmissionDispatcher.Lease);
        if (place is null)
        {
            await SettleAsync(lease, contents, new NoteStep(lease.State, line.OpensAt, "paused"), cancellationToken);
        }
        else if (await queue.BeginAsync(lease, contents.ReadyFiles, SubmissionDispatcher.Lease, cancellationToken))
        {
            var outcome = await line.TellAsync(Note(lease, contents, tenure), cancellationToken);
            await SettleAsync(lease, contents, Step(lease, outcome), cancellationToken);
        }
    }

    private HubNote Note(NoteLease lease, NoteContents contents, Tenure tenure) => contents.Note with
    {
        Tenure = tenure,
        MediaUrls = [.. contents.ReadyFiles.Select(file => fileLink(file)).OfType<Uri>()],
        AttemptedAt = lease.State == NoteState.Unknown ? lease.LastAttemptAt : null,
    };

    private NoteStep Step(NoteLease lease, HubOutcome outcome) => outcome switch
    {
        HubOutcome.Accepted or HubOutcome.Promised => new NoteStep(NoteState.Told, clock.Now, "told"),
        HubOutcome.ByHand => new NoteStep(NoteState.Relay, clock.Now, "waits for an official"),
        HubOutcome.Refused refused => new NoteStep(NoteState.Refused, clock.Now, refused.Words),
        // The look before a second post may have been what was refused, so the doubt stays.
        HubOutcome.CredentialRefused => new NoteStep(lease.State, line.OpensAt, "credential refused"),
        HubOutcome.Busy => new NoteStep(lease.State, line.OpensAt, "hub busy"),
        HubOutcome.NotDone notDone => new NoteStep(NoteState.Waiting, clock.Now + clock.RetryAfter(lease.Attempts), notDone.Reason, CountsAsAttempt: true),
        HubOutcome.Unknown unknown when lease.State == NoteState.Waiting => new NoteStep(NoteState.Unknown, clock.Now + clock.SettleTime, unknown.Reason),
        HubOutcome.Unknown unknown => new NoteStep(NoteState.Unknown, clock.Now + clock.RetryAfter(lease.Attempts), unknown.Reason, CountsAsAttempt: true),
        _ => throw new InvalidOperationException("An outcome nobody heeds."),
    };

    private Task<bool> SettleAsync(NoteLease lease, NoteContents contents, NoteStep step, CancellationToken cancellationToken) =>
        queue.SettleAsync(lease, contents.Ticket, step, cancellationToken);
}
