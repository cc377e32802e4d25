using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>How many open cases somebody has, and how they stand.</summary>
/// <param name="ByStatus">Open ones by status.</param>
/// <param name="Red">Over their time.</param>
/// <param name="Amber">Nearly so.</param>
internal sealed record CaseCounts(IReadOnlyDictionary<ComplaintStatus, int> ByStatus, int Red, int Amber)
{
    public int Of(ComplaintStatus status) => ByStatus.GetValueOrDefault(status);

    public int Open => ByStatus.Values.Sum();
}

/// <summary>Counts open cases for the first page. Closed ones, which are nearly all, are never touched.</summary>
internal sealed class CaseCounter(LedgerDatabase database, TimeProvider time)
{
    private static readonly ComplaintStatus[] Open = [.. Enum.GetValues<ComplaintStatus>().Where(status => !StatusWords.IsFinal(status))];

    public Task<CaseCounts> CountAsync(Territory territory, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var now = time.GetUtcNow();
            var cases = await territory.NarrowAsync(context, context.Complaints.AsNoTracking(), "", cancellationToken);
            var counts = await cases.Where(row => Open.Contains(row.Status)).GroupBy(row => row.Status)
                .Select(group => new
                {
                    group.Key,
                    Count = group.Count(),
                    Red = group.Count(row => row.RedAt <= now),
                    Amber = group.Count(row => row.AmberAt <= now && row.RedAt > now),
                })
                .ToListAsync(cancellationToken);
            return new CaseCounts(counts.ToDictionary(one => one.Key, one => one.Count), counts.Sum(one => one.Red), counts.Sum(one => one.Amber));
        });
}
