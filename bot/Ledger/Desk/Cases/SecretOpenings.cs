using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>
/// Reading a rahasia case takes a reason, which the audit keeps in the same transaction; then it is open to this official for a
/// quarter of an hour, so that they can work on it without giving the reason on each page.
/// </summary>
internal sealed class SecretOpenings(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <returns>Until when it is open; null when it is not.</returns>
    public Task<DateTimeOffset?> UntilAsync(Guid staffId, Guid complaintId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(context => context.CaseOpenings
            .Where(one => one.StaffId == staffId && one.ComplaintId == complaintId && one.Until > now)
            .Select(one => (DateTimeOffset?)one.Until).FirstOrDefaultAsync(cancellationToken));
    }

    public Task<DateTimeOffset> OpenAsync(Actor actor, Guid complaintId, TicketNumber ticket, string reason, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var until = time.GetUtcNow() + Length;
                if (await context.CaseOpenings.FindAsync([actor.Id, complaintId], cancellationToken) is { } known)
                {
                    known.Until = until;
                }
                else
                {
                    context.Add(new CaseOpeningRow { StaffId = actor.Id, ComplaintId = complaintId, Until = until });
                }

                await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.SecretOpened, ticket.ToString(), reason), cancellationToken);
                return until;
            },
            cancellationToken);
}
