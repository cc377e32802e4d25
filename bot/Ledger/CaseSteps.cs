using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Takes what a citizen does to a case: case, history, files and the note to the hub in one transaction.</summary>
internal sealed class CaseSteps(LedgerDatabase database, CaseRules rules, Wakes wakes, TimeProvider time)
{
    private const string ByTicket = "SELECT * FROM complaints WHERE ticket = {0} ";

    /// <exception cref="Core.Ports.StoreUnavailableException">Not kept, or not known to be.</exception>
    public async Task<StepResult> TakeAsync(CaseStep step, CancellationToken cancellationToken)
    {
        var result = await database.TransactAsync(context => TakeAsync(context, step, cancellationToken), cancellationToken);
        wakes.Files.Signal();
        wakes.Notes.Signal();
        return result;
    }

    private async Task<StepResult> TakeAsync(LedgerContext context, CaseStep step, CancellationToken cancellationToken)
    {
        // The row is locked first, so that two messages at once are judged one after the other.
        var sql = ByTicket + context.ForUpdate;
        var rows = await context.Complaints.FromSqlRaw(sql, step.Ticket.ToString()).ToListAsync(cancellationToken);
        if (rows is not [var row])
        {
            return new StepResult(StepVerdict.NotFound);
        }

        var notes = await context.Notes.Where(note => note.ComplaintId == row.Id).OrderBy(note => note.Number).ToListAsync(cancellationToken);
        if (await KnownAsync(context, notes, step, cancellationToken) is { } known)
        {
            return known;
        }

        var additions = notes.Count(note => note.Kind == HubNoteKind.Addition);
        var now = time.GetUtcNow();
        var verdict = rules.Judge(ComplaintRows.Case(row), additions, step, now);
        if (verdict != StepVerdict.Taken)
        {
            return new StepResult(verdict, additions);
        }

        await KeepAsync(context, row, notes.Count + 1, step, cancellationToken);
        return new StepResult(verdict, additions + (step is CaseStep.Add ? 1 : 0));
    }

    private static async Task<StepResult?> KnownAsync(LedgerContext context, List<NoteRow> notes, CaseStep step, CancellationToken cancellationToken)
    {
        if (notes.Find(note => note.StepId == step.Id) is { } known)
        {
            return new StepResult(StepVerdict.Taken, notes.Count(note => note.Kind == HubNoteKind.Addition && note.Number <= known.Number));
        }

        return step is CaseStep.Rate && await context.Ratings.AnyAsync(rating => rating.StepId == step.Id, cancellationToken)
            ? new StepResult(StepVerdict.Taken)
            : null;
    }

    private async Task KeepAsync(LedgerContext context, ComplaintRow row, int number, CaseStep step, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (step is CaseStep.Rate rate)
        {
            await RateAsync(context, row.Id, rate, now, cancellationToken);
            return;
        }

        var (kind, words) = step switch
        {
            CaseStep.Add add => (HubNoteKind.Addition, add.Words),
            CaseStep.Satisfied => (HubNoteKind.Satisfied, ""),
            CaseStep.Dissatisfied dissatisfied => (HubNoteKind.Reopening, dissatisfied.Reason),
            _ => (HubNoteKind.Withdrawal, ""),
        };
        var note = new NoteRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = row.Id,
            Number = number,
            StepId = step.Id,
            Kind = kind,
            Words = words,
            SaidAt = now,
            State = NoteState.Waiting,
            NextAt = now,
        };
        context.Add(note);
        if ((CaseRules.Leads(step) ?? await ResumedAsync(context, row, step, cancellationToken)) is { } status)
        {
            (row.Status, row.StatusSince) = (status, now);
            row.CloseReason = step is CaseStep.Satisfied ? CloseReason.Satisfied : null;
            context.Add(ComplaintRows.Event(row.Id, status, now));
        }

        await AttachAsync(context, row, note, step, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (kind == HubNoteKind.Withdrawal)
        {
            await StopAsync(context, row.Id, now, cancellationToken);
        }
    }

    /// <summary>What was asked for is there: the case goes on where it stood before the question. Null when nobody waited for it.</summary>
    private static async Task<ComplaintStatus?> ResumedAsync(LedgerContext context, ComplaintRow row, CaseStep step, CancellationToken cancellationToken)
    {
        if (step is not CaseStep.Add || row.Status != ComplaintStatus.Pending)
        {
            return null;
        }

        var before = await context.StatusEvents.AsNoTracking()
            .Where(one => one.ComplaintId == row.Id && one.Moved && one.Status != null && one.Status != ComplaintStatus.Pending && one.Status != ComplaintStatus.Submitted)
            .OrderByDescending(one => one.ReceivedAt)
            .Select(one => one.Status)
            .FirstOrDefaultAsync(cancellationToken);
        return before ?? ComplaintStatus.Relayed;
    }

    private static async Task AttachAsync(LedgerContext context, ComplaintRow row, NoteRow note, CaseStep step, CancellationToken cancellationToken)
    {
        if (step is not CaseStep.Add { Files: { IsDefaultOrEmpty: false } files })
        {
            return;
        }

        var first = await context.Files.CountAsync(file => file.ComplaintId == row.Id, cancellationToken);
        context.AddRange(files.Select((file, i) => ComplaintRows.Write(file, row.Id, first + i, note.NextAt, note.Id)));
    }

    /// <summary>The last tap counts.</summary>
    private static async Task RateAsync(LedgerContext context, Guid complaintId, CaseStep.Rate rate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Ratings.FindAsync([complaintId], cancellationToken) is { } given)
        {
            (given.Stars, given.StepId, given.RatedAt) = (rate.Stars, rate.Id, now);
        }
        else
        {
            context.Add(new RatingRow { ComplaintId = complaintId, StepId = rate.Id, Stars = rate.Stars, RatedAt = now });
        }
    }

    /// <summary>What surely never reached the hub need not go there any more. What may be on its way goes, and the withdrawal follows it.</summary>
    private static async Task StopAsync(LedgerContext context, Guid complaintId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stopped = await context.Submissions
            .Where(one => one.ComplaintId == complaintId && (one.State == SubmissionState.Refused
                // Whoever has claimed it may be typing it in this moment.
                || (one.State == SubmissionState.Relay && (one.ClaimedUntil == null || one.ClaimedUntil <= now))
                || (one.State == SubmissionState.Pending && (one.LeaseUntil == null || one.LeaseUntil <= now))))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, SubmissionState.Withdrawn), cancellationToken);
        if (stopped > 0)
        {
            await context.Notes.Where(note => note.ComplaintId == complaintId && (note.State == NoteState.Waiting || note.State == NoteState.Relay))
                .ExecuteUpdateAsync(set => set.SetProperty(note => note.State, NoteState.NotNeeded), cancellationToken);
        }
    }
}
