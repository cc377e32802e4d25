using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Winds every open clock anew after holidays, hours or limits were changed, and has every figure counted again. The mark is
/// written last: cut off in the middle, it begins again.
/// </summary>
internal sealed class ClockRewind(LedgerDatabase database, ClockKeeper keeper, NodeMarks marks, NodeCalendar calendar, TimeProvider time)
{
    private const string Mark = "clocks";
    private const int Batch = 200;

    /// <returns>How many cases were wound; null when nothing had changed.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer; the next round goes on.</exception>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        await calendar.RefreshAsync(cancellationToken);
        var fingerprint = calendar.Fingerprint;
        if (await marks.FindAsync(Mark, cancellationToken) == fingerprint)
        {
            return null;
        }

        var (wound, after) = (0, Guid.Empty);
        while (await BatchAsync(after, cancellationToken) is { Count: > 0 } done)
        {
            (wound, after) = (wound + done.Count, done[^1]);
        }

        var now = time.GetUtcNow();
        await database.WriteAsync(
            context => context.Complaints.Where(row => row.FactsDueAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.FactsDueAt, now), cancellationToken),
            cancellationToken);
        await marks.SetAsync(Mark, fingerprint, cancellationToken);
        return wound;
    }

    private Task<List<Guid>> BatchAsync(Guid after, CancellationToken cancellationToken) => database.TransactAsync(
        async context =>
        {
            var ids = await context.Complaints
                .Where(row => row.Id > after && row.Status != ComplaintStatus.Closed && row.Status != ComplaintStatus.Archived
                    && row.Status != ComplaintStatus.Withdrawn)
                .OrderBy(row => row.Id)
                .Select(row => row.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (var id in ids)
            {
                // Locked one by one: whoever moves a case meanwhile is waited for, and winds it right himself.
                var sql = "SELECT * FROM complaints WHERE id = {0} " + context.ForUpdate;
                var row = await context.Complaints.FromSqlRaw(sql, id).FirstAsync(cancellationToken);
                await keeper.WindAsync(context, row, cancellationToken);
            }

            return ids;
        },
        cancellationToken);
}
