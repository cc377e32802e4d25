using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>How many came to a step on a day.</summary>
internal sealed record FunnelCount(DateOnly Day, string Channel, string Step, int Count);

/// <summary>The counters of the intake funnel.</summary>
internal sealed class FunnelDays(LedgerDatabase database)
{
    /// <summary>Adds to the counters; all of it or nothing.</summary>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not added, or not known to be.</exception>
    public Task AddAsync(IReadOnlyCollection<FunnelCount> counts, CancellationToken cancellationToken) => database.TransactAsync(
        async context =>
        {
            foreach (var one in counts.OrderBy(one => (one.Day, one.Channel, one.Step)))
            {
                await context.Database.ExecuteSqlAsync(
                    $"""
                     INSERT INTO funnel_days (day, channel, step, count) VALUES ({one.Day}, {one.Channel}, {one.Step}, {one.Count})
                     ON CONFLICT (day, channel, step) DO UPDATE SET count = funnel_days.count + excluded.count
                     """,
                    cancellationToken);
            }

            return counts.Count;
        },
        cancellationToken);

    /// <summary>The counters of a period, its days together.</summary>
    public Task<List<FunnelCount>> ReadAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) => database.ReadAsync(async context =>
        (await context.Funnel.AsNoTracking()
            .Where(row => row.Day >= from && row.Day < until)
            .GroupBy(row => new { row.Channel, row.Step })
            .Select(group => new { group.Key.Channel, group.Key.Step, Count = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken))
        .ConvertAll(one => new FunnelCount(from, one.Channel, one.Step, one.Count)));
}
