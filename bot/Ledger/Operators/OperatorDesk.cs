using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Operators;

/// <summary>What came of an operator's act.</summary>
internal enum OperatorResult
{
    Done,

    /// <summary>A worker is at it in this moment.</summary>
    Held,

    /// <summary>It is not stuck any more: somebody, or a second click, was faster.</summary>
    Changed,

    /// <summary>The hub's number belongs to another case, or this case has another one.</summary>
    IdTaken,

    NotFound,
}

/// <summary>
/// Moves what is stuck. Each act names the state it saw and takes the row only in that state and out of no worker's hands, so a
/// second click does nothing; the audit's line is in the same transaction.
/// </summary>
internal sealed class OperatorDesk(LedgerDatabase database, CaseBindings bindings, AuditTrail audit, Endings endings, TimeProvider time)
{
    private const string ByComplaint = "SELECT * FROM submissions WHERE complaint_id = {0} ";

    private static readonly SubmissionState[] Stuck = [SubmissionState.Operator, SubmissionState.Refused, SubmissionState.Unknown, SubmissionState.Relay];

    /// <summary>Tries again: what surely is not there is posted anew; what may be there is looked up now.</summary>
    public Task<OperatorResult> RetryAsync(Actor actor, TicketNumber ticket, SubmissionState seen, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            ticket,
            seen,
            new AuditAct(OperatorWords.Retried, ticket.ToString(), seen.ToString()),
            (_, submission, _) =>
            {
                submission.State = seen == SubmissionState.Unknown ? SubmissionState.Unknown : SubmissionState.Pending;
                (submission.NextAt, submission.Attempts, submission.Redemptions, submission.LastOutcome) = (time.GetUtcNow(), 0, 0, "an operator tries again");
                return Task.FromResult(OperatorResult.Done);
            },
            cancellationToken);

    /// <summary>It is there under this number: binds it and tells the citizen.</summary>
    public async Task<OperatorResult> BindToAsync(Actor actor, TicketNumber ticket, SubmissionState seen, string trackingId, CancellationToken cancellationToken)
    {
        try
        {
            return await ActAsync(
                actor,
                ticket,
                seen,
                new AuditAct(OperatorWords.Bound, ticket.ToString()),
                async (context, _, row) => await bindings.BindByHandAsync(context, row, trackingId, cancellationToken) == Binding.Bound ? OperatorResult.Done : OperatorResult.IdTaken,
                cancellationToken);
        }
        catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
        {
            return OperatorResult.IdTaken;
        }
    }

    /// <summary>It will never go to the hub: the case ends here, and its citizen reads why.</summary>
    public Task<OperatorResult> CloseAsync(Actor actor, TicketNumber ticket, SubmissionState seen, Ending ending, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            ticket,
            seen,
            new AuditAct(OperatorWords.Closed, ticket.ToString(), $"{ending.ReasonCode}: {ending.Words}"),
            async (context, submission, row) =>
            {
                if (row.TrackingId is not null)
                {
                    // The hub has it: only there can it end.
                    return OperatorResult.IdTaken;
                }

                (submission.State, submission.LastOutcome) = (SubmissionState.Closed, "closed by an operator");
                await endings.EndAsync(context, row, ending, cancellationToken);
                return OperatorResult.Done;
            },
            cancellationToken);

    /// <summary>Tries a note again.</summary>
    public Task<OperatorResult> RetryNoteAsync(Actor actor, Guid id, NoteState seen, CancellationToken cancellationToken) =>
        NoteAsync(actor, id, seen, OperatorWords.NoteRetried, "", NoteState.Waiting, cancellationToken);

    /// <summary>A note the hub need not hear.</summary>
    public Task<OperatorResult> CloseNoteAsync(Actor actor, Guid id, NoteState seen, string reason, CancellationToken cancellationToken) =>
        NoteAsync(actor, id, seen, OperatorWords.NoteClosed, reason, NoteState.NotNeeded, cancellationToken);

    /// <summary>Tries a message again, as if for the first time.</summary>
    public Task<OperatorResult> RetryDeliveryAsync(Actor actor, long seq, CancellationToken cancellationToken) =>
        DeliveryAsync(actor, seq, OperatorWords.DeliveryRetried, "", DeliveryState.Waiting, cancellationToken);

    /// <summary>A message nobody needs any more.</summary>
    public Task<OperatorResult> CloseDeliveryAsync(Actor actor, long seq, string reason, CancellationToken cancellationToken) =>
        DeliveryAsync(actor, seq, OperatorWords.DeliveryClosed, reason, DeliveryState.Rejected, cancellationToken);

    private Task<OperatorResult> ActAsync(
        Actor actor,
        TicketNumber ticket,
        SubmissionState seen,
        AuditAct done,
        Func<LedgerContext, SubmissionRow, ComplaintRow, Task<OperatorResult>> act,
        CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                if (await context.Complaints.FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken) is not { } row)
                {
                    return OperatorResult.NotFound;
                }

                var sql = ByComplaint + context.ForUpdate;
                var submission = (await context.Submissions.FromSqlRaw(sql, row.Id).ToListAsync(cancellationToken)).FirstOrDefault();
                if (submission is null || submission.State != seen || !Stuck.Contains(seen))
                {
                    return OperatorResult.Changed;
                }

                if (submission.LeaseUntil > time.GetUtcNow() || submission.ClaimedUntil > time.GetUtcNow())
                {
                    return OperatorResult.Held;
                }

                // Whoever held it once and comes back now writes nothing.
                submission.LeaseToken = null;
                var result = await act(context, submission, row);
                if (result != OperatorResult.Done)
                {
                    context.ChangeTracker.Clear();
                    return result;
                }

                await audit.AppendAsync(context, actor, done, cancellationToken);
                return result;
            },
            cancellationToken);

    private Task<OperatorResult> NoteAsync(Actor actor, Guid id, NoteState seen, string word, string reason, NoteState next, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var ticket = await context.Notes.Where(row => row.Id == id).Join(context.Complaints, row => row.ComplaintId, one => one.Id, (_, one) => (TicketNumber?)one.Ticket)
                    .FirstOrDefaultAsync(cancellationToken);
                if (ticket is null)
                {
                    return OperatorResult.NotFound;
                }

                var isStuck = seen is NoteState.Refused or NoteState.Operator or NoteState.Relay;
                var moved = !isStuck ? 0 : await context.Notes
                    .Where(row => row.Id == id && row.State == seen && (row.LeaseUntil == null || row.LeaseUntil <= now))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.State, next).SetProperty(row => row.NextAt, now).SetProperty(row => row.Attempts, 0)
                            .SetProperty(row => row.LeaseToken, (Guid?)null),
                        cancellationToken);
                if (moved == 0)
                {
                    return OperatorResult.Changed;
                }

                await audit.AppendAsync(context, actor, new AuditAct(word, ticket.ToString()!, reason), cancellationToken);
                return OperatorResult.Done;
            },
            cancellationToken);

    private Task<OperatorResult> DeliveryAsync(Actor actor, long seq, string word, string reason, DeliveryState next, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var moved = await context.Deliveries.Where(row => row.Seq == seq && row.State == DeliveryState.Dead).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, next).SetProperty(row => row.NextAt, now).SetProperty(row => row.Attempts, 0)
                        .SetProperty(row => row.LeaseToken, (Guid?)null),
                    cancellationToken);
                if (moved == 0)
                {
                    return OperatorResult.Changed;
                }

                await audit.AppendAsync(context, actor, new AuditAct(word, $"delivery {seq}", reason), cancellationToken);
                return OperatorResult.Done;
            },
            cancellationToken);
}
