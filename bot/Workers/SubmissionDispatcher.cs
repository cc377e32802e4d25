using System.Collections.Immutable;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Workers;

/// <summary>Takes one leased submission one step further: hub.md's outcome table, row by row.</summary>
internal sealed class SubmissionDispatcher(SubmissionQueue queue, CaseBindings bindings, HubLine line, FileLink fileLink, OutboxClock clock)
{
    /// <summary>
    /// From the lease, and anew from the beginning of an attempt, to a settle; longer than the hub client's 30 seconds for a
    /// post, so that nobody else takes up what is still under way.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    public async Task HandleAsync(SubmissionLease lease, CancellationToken cancellationToken)
    {
        var contents = await queue.ReadAsync(lease, cancellationToken);
        if (await HoldsBackAsync(lease, contents, cancellationToken))
        {
            return;
        }

        await using var place = await line.EnterAsync(cancellationToken);
        if (place is null)
        {
            await SettleAsync(lease, contents, new SubmissionStep(lease.State, line.OpensAt, "paused"), cancellationToken);
            return;
        }

        await (lease.State switch
        {
            SubmissionState.Promised => RedeemAsync(lease, contents, cancellationToken),
            SubmissionState.Unknown => ReconcileAsync(lease, contents, cancellationToken),
            _ => SubmitAsync(lease, contents, cancellationToken),
        });
    }

    /// <summary>Not due yet for a reason the queue cannot see: its files are still being fetched. The text never waits long for them.</summary>
    private async Task<bool> HoldsBackAsync(SubmissionLease lease, SubmissionContents contents, CancellationToken cancellationToken)
    {
        var waits = lease.State == SubmissionState.Pending && contents.AwaitsFiles && clock.Now < contents.Complaint.FiledAt + clock.FileWait;
        if (waits)
        {
            await SettleAsync(lease, contents, new SubmissionStep(lease.State, clock.Now + OutboxClock.Beat, "waits for its files"), cancellationToken);
        }

        return waits;
    }

    private async Task SubmitAsync(SubmissionLease lease, SubmissionContents contents, CancellationToken cancellationToken)
    {
        var linked = contents.ReadyFiles.Select(file => (Id: file, Link: fileLink(file))).Where(file => file.Link is not null).ToList();
        var tenure = clock.Hold(Lease);
        if (!await queue.BeginAsync(lease, [.. linked.Select(file => file.Id)], Lease, cancellationToken))
        {
            return;
        }

        var links = linked.Select(file => file.Link!).ToImmutableArray();
        var outcome = await line.SubmitAsync(new HubSubmission(contents.Ticket, contents.Complaint, links) { Tenure = tenure }, cancellationToken);
        await HeedAsync(lease, contents, outcome, SubmissionState.Pending, cancellationToken);
    }

    private async Task RedeemAsync(SubmissionLease lease, SubmissionContents contents, CancellationToken cancellationToken)
    {
        var outcome = await line.RedeemAsync(lease.HubToken!, cancellationToken);
        await HeedAsync(lease, contents, outcome, SubmissionState.Promised, cancellationToken);
    }

    private async Task ReconcileAsync(SubmissionLease lease, SubmissionContents contents, CancellationToken cancellationToken)
    {
        var attemptedAt = lease.LastAttemptAt ?? contents.Complaint.FiledAt;
        switch (await line.LookUpAsync(contents.Ticket, attemptedAt, cancellationToken))
        {
            case HubLookup.Found found:
                await BindAsync(lease, contents, found.TrackingId, cancellationToken);
                break;
            case HubLookup.NotFound when clock.Now < attemptedAt + clock.SettleTime:
                var settled = new SubmissionStep(SubmissionState.Unknown, attemptedAt + clock.SettleTime, "not found yet");
                await SettleAsync(lease, contents, settled, cancellationToken);
                break;
            case HubLookup.NotFound:
                await SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Pending, clock.Now, "not found"), cancellationToken);
                break;
            case HubLookup.NoAnswer silence:
                await SettleAsync(lease, contents, Later(lease, SubmissionState.Unknown, silence.Reason), cancellationToken);
                break;
            case HubLookup.Unsupported:
                await SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Operator, clock.Now, "outcome unknown"), cancellationToken);
                break;
        }
    }

    /// <param name="lease">The submission.</param>
    /// <param name="contents">What it is about.</param>
    /// <param name="outcome">What the hub made of it.</param>
    /// <param name="before">Where it stays when this try did nothing: pending after a post, promised after asking for the id.</param>
    /// <param name="cancellationToken">Ends the settling.</param>
    private Task HeedAsync(
        SubmissionLease lease, SubmissionContents contents, HubOutcome outcome, SubmissionState before, CancellationToken cancellationToken) => outcome switch
        {
            HubOutcome.Accepted accepted => BindAsync(lease, contents, accepted.TrackingId, cancellationToken),
            HubOutcome.Refused refused => bindings.RefuseAsync(lease, refused.Words, cancellationToken),
            HubOutcome.ByHand when before == SubmissionState.Promised =>
                SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Operator, clock.Now, "promised by a hub that is not asked any more"), cancellationToken),
            HubOutcome.ByHand => SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Relay, clock.Now, "waits for an official"), cancellationToken),
            HubOutcome.Promised promised => SettleAsync(lease, contents, Promised(lease, promised, before), cancellationToken),
            HubOutcome.CredentialRefused =>
                SettleAsync(lease, contents, new SubmissionStep(before, line.OpensAt, "credential refused"), cancellationToken),
            HubOutcome.Busy => SettleAsync(lease, contents, new SubmissionStep(before, line.OpensAt, "hub busy"), cancellationToken),
            HubOutcome.NotDone notDone => SettleAsync(lease, contents, Later(lease, before, notDone.Reason), cancellationToken),
            HubOutcome.Unknown unknown when before == SubmissionState.Promised =>
                SettleAsync(lease, contents, Later(lease, before, unknown.Reason), cancellationToken),
            HubOutcome.Unknown unknown =>
                SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Unknown, clock.Now + OutboxClock.FirstLook, unknown.Reason), cancellationToken),
            _ => throw new InvalidOperationException("An outcome nobody heeds."),
        };

    private Task BindAsync(SubmissionLease lease, SubmissionContents contents, string trackingId, CancellationToken cancellationToken) =>
        trackingId.Length is 0 or > ShortId.Longest
            ? SettleAsync(lease, contents, new SubmissionStep(SubmissionState.Operator, clock.Now, "the hub gave an unusable id"), cancellationToken)
            : bindings.BindAsync(lease, contents.Ticket, trackingId, cancellationToken);

    private Task<bool> SettleAsync(SubmissionLease lease, SubmissionContents contents, SubmissionStep step, CancellationToken cancellationToken) =>
        queue.SettleAsync(lease, contents.Ticket, step, cancellationToken);

    private SubmissionStep Promised(SubmissionLease lease, HubOutcome.Promised promised, SubmissionState before)
    {
        var isFirst = before == SubmissionState.Pending;
        return new SubmissionStep(SubmissionState.Promised, clock.Now + clock.RedeemAfter(isFirst ? 0 : lease.Redemptions + 1), "promised")
        {
            HubToken = promised.Token,
            CountsAsRedemption = !isFirst,
        };
    }

    private SubmissionStep Later(SubmissionLease lease, SubmissionState state, string reason) =>
        new(state, clock.Now + clock.RetryAfter(lease.Attempts), reason) { CountsAsAttempt = true };
}
