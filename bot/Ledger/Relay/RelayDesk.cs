using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Relay;

/// <summary>What came of something done to a case on the desk.</summary>
internal enum RelayResult
{
    Done,

    /// <summary>Somebody else is at it.</summary>
    Held,

    /// <summary>It does not wait any more: bound, taken back, or refused meanwhile.</summary>
    Gone,

    /// <summary>The hub's number belongs to another case.</summary>
    IdTaken,

    /// <summary>There is no such case, or it is not theirs.</summary>
    NotFound,
}

/// <summary>What an official read on the national site after sending a case.</summary>
/// <param name="TrackingId">Its number there.</param>
/// <param name="Agency">The institution it names; null for none yet.</param>
/// <param name="Url">Its page; null when it was not pasted.</param>
internal sealed record RelayReceipt(string TrackingId, string? Agency, string? Url);

/// <summary>
/// Cases under an official's hand. Whoever retypes one claims it first, so that no complaint is typed twice; every act is one
/// transaction with its line in the audit.
/// </summary>
internal sealed class RelayDesk(LedgerDatabase database, CaseBindings bindings, AuditTrail audit, Wakes wakes, TimeProvider time)
{
    private const string ByComplaint = "SELECT * FROM submissions WHERE complaint_id = {0} ";

    /// <summary>Takes a waiting case for a while, or prolongs it.</summary>
    public Task<RelayResult> ClaimAsync(Actor actor, Territory territory, TicketNumber ticket, TimeSpan length, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            territory,
            ticket,
            RelayWords.Claimed,
            async (context, submission, _) =>
            {
                (submission.ClaimedBy, submission.ClaimedUntil) = (actor.Id, time.GetUtcNow() + length);
                await context.SaveChangesAsync(cancellationToken);
                return RelayResult.Done;
            },
            cancellationToken);

    /// <summary>Gives it back untyped.</summary>
    public Task<RelayResult> ReleaseAsync(Actor actor, Territory territory, TicketNumber ticket, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            territory,
            ticket,
            RelayWords.Released,
            async (context, submission, _) =>
            {
                (submission.ClaimedBy, submission.ClaimedUntil) = (null, null);
                await context.SaveChangesAsync(cancellationToken);
                return RelayResult.Done;
            },
            cancellationToken);

    /// <summary>It is there: binds the number and tells the citizen.</summary>
    public async Task<RelayResult> TakeReceiptAsync(Actor actor, Territory territory, TicketNumber ticket, RelayReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ActAsync(actor, territory, ticket, RelayWords.Bound, (context, _, row) => KeepReceiptAsync(context, row, receipt, cancellationToken), cancellationToken);
            wakes.Deliveries.Signal();
            wakes.Notes.Signal();
            return result;
        }
        catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
        {
            // Somebody else bound the same number between our look and our write.
            return RelayResult.IdTaken;
        }
    }

    /// <summary>The national site does not take it: an operator looks, and the citizen hears that nothing is lost.</summary>
    public async Task<RelayResult> RefuseAsync(Actor actor, Territory territory, TicketNumber ticket, string words, CancellationToken cancellationToken)
    {
        var result = await ActAsync(
            actor,
            territory,
            ticket,
            RelayWords.Refused,
            async (context, _, row) =>
            {
                await bindings.RefuseByHandAsync(context, row, words, cancellationToken);
                return RelayResult.Done;
            },
            cancellationToken);
        wakes.Deliveries.Signal();
        return result;
    }

    /// <summary>What a citizen said is in the national site now.</summary>
    public Task<RelayResult> CopiedAsync(Actor actor, Territory territory, TicketNumber ticket, Guid noteId, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                if (await territory.Within(context).FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken) is not { } row)
                {
                    return RelayResult.NotFound;
                }

                var told = await context.Notes
                    .Where(note => note.Id == noteId && note.ComplaintId == row.Id && note.State == NoteState.Relay)
                    .ExecuteUpdateAsync(set => set.SetProperty(note => note.State, NoteState.Told).SetProperty(note => note.LastOutcome, "copied by hand"), cancellationToken);
                if (told == 0)
                {
                    return RelayResult.Gone;
                }

                await audit.AppendAsync(context, actor, new AuditAct(RelayWords.NoteCopied, ticket.ToString()), cancellationToken);
                return RelayResult.Done;
            },
            cancellationToken);

    private async Task<RelayResult> KeepReceiptAsync(LedgerContext context, ComplaintRow row, RelayReceipt receipt, CancellationToken cancellationToken)
    {
        row.Agency = receipt.Agency ?? row.Agency;
        row.HubUrl = receipt.Url ?? row.HubUrl;
        row.InstitutionCode = await Institutions.CodeOfAsync(context, receipt.Agency, cancellationToken) ?? row.InstitutionCode;
        if (await bindings.BindByHandAsync(context, row, receipt.TrackingId, cancellationToken) == Binding.Conflict)
        {
            return RelayResult.IdTaken;
        }

        // What was ready has been uploaded along with it; what comes later is marked as late.
        await context.Files.Where(file => file.ComplaintId == row.Id && file.NoteId == null && file.State == FileState.Ready)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.OfferedAt, time.GetUtcNow()), cancellationToken);
        return RelayResult.Done;
    }

    /// <summary>Locks the row, looks whether it waits and whether somebody else is at it, acts, and writes the audit.</summary>
    private Task<RelayResult> ActAsync(
        Actor actor,
        Territory territory,
        TicketNumber ticket,
        string word,
        Func<LedgerContext, SubmissionRow, ComplaintRow, Task<RelayResult>> act,
        CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var id = await territory.Within(context).Where(one => one.Ticket == ticket).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
                if (id is null)
                {
                    return RelayResult.NotFound;
                }

                var sql = ByComplaint + context.ForUpdate;
                var submission = (await context.Submissions.FromSqlRaw(sql, id).ToListAsync(cancellationToken)).FirstOrDefault();
                if (submission?.State != SubmissionState.Relay)
                {
                    return RelayResult.Gone;
                }

                if (submission.ClaimedBy is { } other && other != actor.Id && submission.ClaimedUntil > time.GetUtcNow())
                {
                    return RelayResult.Held;
                }

                var row = await context.Complaints.FirstAsync(one => one.Id == id, cancellationToken);
                var result = await act(context, submission, row);
                if (result == RelayResult.Done)
                {
                    await audit.AppendAsync(context, actor, new AuditAct(word, ticket.ToString()), cancellationToken);
                }
                else
                {
                    // What was prepared on the row must not be kept by the end of the transaction.
                    context.ChangeTracker.Clear();
                }

                return result;
            },
            cancellationToken);
}
