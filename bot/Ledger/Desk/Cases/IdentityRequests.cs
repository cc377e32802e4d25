using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>A request as a kustodian sees it: who asks, for which case, and why; nothing of the case itself.</summary>
internal sealed record IdentityLine(IdentityRequestRow Row, TicketNumber Ticket, string AskedBy, DeskRole Role, string? Institution);

/// <summary>Who reported a rahasia case: asked for with a reason, decided by somebody else, open for a day to who asked.</summary>
internal sealed class IdentityRequests(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    /// <summary>How long a grant opens.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    private const int MostShown = 100;

    /// <summary>The newest of somebody about a case; null for none.</summary>
    public Task<IdentityRequestRow?> NewestAsync(Guid staffId, Guid complaintId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.IdentityRequests.AsNoTracking()
            .Where(one => one.StaffId == staffId && one.ComplaintId == complaintId)
            .OrderByDescending(one => one.AskedAt).FirstOrDefaultAsync(cancellationToken));

    /// <summary>How many wait for somebody else than this official to decide.</summary>
    public Task<int> WaitingAsync(Guid staffId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.IdentityRequests.CountAsync(one => one.Decision == IdentityDecision.Waiting && one.StaffId != staffId, cancellationToken));

    /// <summary>Those that wait first, then the newest.</summary>
    public Task<List<IdentityLine>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => (
            from one in context.IdentityRequests.AsNoTracking()
            join complaint in context.Complaints on one.ComplaintId equals complaint.Id
            join staff in context.Staff on one.StaffId equals staff.Id
            join institution in context.Institutions on staff.InstitutionCode equals institution.Code into known
            from house in known.DefaultIfEmpty()
            orderby one.Decision == IdentityDecision.Waiting descending, one.AskedAt descending
            select new IdentityLine(one, complaint.Ticket, staff.Name, staff.Role, house == null ? staff.InstitutionCode : house.Name)).Take(MostShown).ToListAsync(cancellationToken));

    /// <summary>Asks; while a request waits, a second one changes nothing.</summary>
    public Task<bool> AskAsync(Actor actor, Guid complaintId, TicketNumber ticket, string reason, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var waits = await context.IdentityRequests.AnyAsync(
                    one => one.StaffId == actor.Id && one.ComplaintId == complaintId && one.Decision == IdentityDecision.Waiting, cancellationToken);
                if (waits)
                {
                    return false;
                }

                var now = time.GetUtcNow();
                context.Add(new IdentityRequestRow
                {
                    Id = Guid.CreateVersion7(now),
                    ComplaintId = complaintId,
                    StaffId = actor.Id,
                    Reason = reason,
                    AskedAt = now,
                    Decision = IdentityDecision.Waiting,
                });
                await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.IdentityAsked, ticket.ToString(), reason), cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Decides, once and never about one's own.</summary>
    /// <returns>False when there is nothing to decide.</returns>
    public Task<bool> DecideAsync(Actor actor, Guid id, bool grants, string answer, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var row = await context.IdentityRequests.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
                if (row is null || row.StaffId == actor.Id)
                {
                    return false;
                }

                DateTimeOffset? expires = grants ? now + Length : null;
                var decided = await context.IdentityRequests.Where(one => one.Id == id && one.Decision == IdentityDecision.Waiting).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(one => one.Decision, grants ? IdentityDecision.Granted : IdentityDecision.Refused)
                        .SetProperty(one => one.DecidedBy, actor.Id)
                        .SetProperty(one => one.DecidedAt, now)
                        .SetProperty(one => one.Answer, answer)
                        .SetProperty(one => one.ExpiresAt, expires),
                    cancellationToken);
                if (decided == 0)
                {
                    return false;
                }

                var ticket = await context.Complaints.Where(one => one.Id == row.ComplaintId).Select(one => one.Ticket).FirstAsync(cancellationToken);
                var word = grants ? CaseAuditWords.IdentityGranted : CaseAuditWords.IdentityRefused;
                await audit.AppendAsync(context, actor, new AuditAct(word, ticket.ToString(), answer), cancellationToken);
                return true;
            },
            cancellationToken);
}
