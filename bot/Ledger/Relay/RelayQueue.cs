using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Relay;

/// <summary>A complaint that waits for an official's hand.</summary>
/// <param name="Id">Which, for the next page.</param>
/// <param name="Ticket">Our number.</param>
/// <param name="Title">As filed; empty for a rahasia one, which is read only when it is opened.</param>
/// <param name="CategoryName">As filed.</param>
/// <param name="RegionName">As filed.</param>
/// <param name="IsSecret">Rahasia.</param>
/// <param name="Since">When it came into the queue of the hub.</param>
/// <param name="ClaimedBy">Who is retyping it; null for nobody.</param>
/// <param name="ClaimedName">Their name.</param>
/// <param name="ClaimedUntil">Until when.</param>
internal sealed record WaitingCase(
    Guid Id, TicketNumber Ticket, string Title, string CategoryName, string RegionName, bool IsSecret, DateTimeOffset Since, Guid? ClaimedBy, string? ClaimedName, DateTimeOffset? ClaimedUntil);

/// <summary>Something a citizen said that is to be copied into the national site.</summary>
internal sealed record WaitingNote(Guid Id, TicketNumber Ticket, string? TrackingId, HubNoteKind Kind, DateTimeOffset SaidAt);

/// <summary>What waits for officials' hands, in numbers.</summary>
/// <param name="Waiting">Complaints.</param>
/// <param name="Late">Those of them that wait for longer than they should.</param>
/// <param name="Oldest">When the oldest of them came.</param>
/// <param name="Notes">What citizens said since.</param>
internal sealed record RelayCounts(int Waiting, int Late, DateTimeOffset? Oldest, int Notes);

/// <summary>Reads what is to be retyped, oldest first.</summary>
internal sealed class RelayQueue(LedgerDatabase database)
{
    /// <param name="territory">Whose.</param>
    /// <param name="after">Only those that came after this one; null for the oldest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<WaitingCase>> WaitingAsync(Territory territory, (DateTimeOffset Since, Guid Id)? after, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(context =>
        {
            var rows = Waiting(context, territory);
            if (after is (var since, var id))
            {
                rows = rows.Where(one => one.Submission.CreatedAt > since || (one.Submission.CreatedAt == since && one.Case.Id > id));
            }

            return (
                from one in rows.OrderBy(one => one.Submission.CreatedAt).ThenBy(one => one.Case.Id).Take(most)
                join staff in context.Staff.AsNoTracking() on one.Submission.ClaimedBy equals (Guid?)staff.Id into claiming
                from claimer in claiming.DefaultIfEmpty()
                orderby one.Submission.CreatedAt, one.Case.Id
                select new WaitingCase(
                    one.Case.Id,
                    one.Case.Ticket,
                    one.Case.IsSecret ? "" : one.Case.Title,
                    one.Case.CategoryName,
                    one.Case.RegionName,
                    one.Case.IsSecret,
                    one.Submission.CreatedAt,
                    one.Submission.ClaimedBy,
                    claimer == null ? null : claimer.Name,
                    one.Submission.ClaimedUntil)).ToListAsync(cancellationToken);
        });

    /// <summary>What citizens said about cases that are there already, the oldest first.</summary>
    public Task<List<WaitingNote>> NotesAsync(Territory territory, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(context => (
            from note in context.Notes.AsNoTracking()
            where note.State == NoteState.Relay
            join one in territory.Within(context) on note.ComplaintId equals one.Id
            orderby note.SaidAt, note.Id
            select new WaitingNote(note.Id, one.Ticket, one.TrackingId, note.Kind, note.SaidAt)).Take(most).ToListAsync(cancellationToken));

    /// <param name="territory">Whose.</param>
    /// <param name="lateBefore">What came before this moment is late.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public Task<RelayCounts> CountAsync(Territory territory, DateTimeOffset lateBefore, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var rows = Waiting(context, territory);
            return new RelayCounts(
                await rows.CountAsync(cancellationToken),
                await rows.CountAsync(one => one.Submission.CreatedAt <= lateBefore, cancellationToken),
                await rows.MinAsync(one => (DateTimeOffset?)one.Submission.CreatedAt, cancellationToken),
                await context.Notes.Where(note => note.State == NoteState.Relay)
                    .Join(territory.Within(context), note => note.ComplaintId, one => one.Id, (note, _) => note)
                    .CountAsync(cancellationToken));
        });

    private static IQueryable<OnDesk> Waiting(LedgerContext context, Territory territory) =>
        from submission in context.Submissions.AsNoTracking()
        where submission.State == SubmissionState.Relay
        join one in territory.Within(context) on submission.ComplaintId equals one.Id
        select new OnDesk { Submission = submission, Case = one };

    /// <summary>With settable members, so that both databases can go on asking about it.</summary>
    private sealed class OnDesk
    {
        public required SubmissionRow Submission { get; init; }

        public required ComplaintRow Case { get; init; }
    }
}
