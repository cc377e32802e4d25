using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>A reminder somebody finds on their desk.</summary>
internal sealed record Notice(TicketNumber Ticket, ClockKind Clock, ClockStage Stage, DateOnly Due, DateTimeOffset At);

/// <summary>Reads what officials were reminded of.</summary>
internal sealed class NoticeReading(LedgerDatabase database, TimeProvider time)
{
    private const int Most = 10;

    /// <summary>After that it is an old story; the list of overdue cases still has it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(14);

    /// <summary>The newest ones of an official's role and institution, each about a case that still stands as it did.</summary>
    public Task<List<Notice>> NewestAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (role, institution, since) = (actor.Role, actor.InstitutionCode, time.GetUtcNow() - Fresh);
        return database.ReadAsync(context => (
            from notice in context.Notices.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on notice.ComplaintId equals one.Id
            where notice.Role == role && notice.InstitutionCode == institution && notice.At >= since && one.StatusSince <= notice.At
            orderby notice.At descending
            select new Notice(one.Ticket, notice.Clock, notice.Stage, notice.Due, notice.At)).Take(Most).ToListAsync(cancellationToken));
    }
}
