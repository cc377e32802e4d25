using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>How many came to a step on a day.</summary>
internal sealed record FunnelCount(DateOnly Day, string Channel, string Step, int Count);

/// <summary>The counters of the intake funnel.</summary>
internal sealed class FunnelDays(LedgerDatabase database, WorkCalendar calendar)
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

    /// <summary>The counters of a period, its days together; of days after a snapshot none, or those who only began would stand beside no report.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="at">The snapshot; its own day is whole.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<FunnelCount>> ReadAsync(DateOnly from, DateOnly until, DateTimeOffset at, CancellationToken cancellationToken) => database.ReadAsync(async context =>
    {
        var last = calendar.Day(at.AddTicks(-1));
        return (await context.Funnel.AsNoTracking()
            .Where(row => row.Day >= from && row.Day < until && row.Day <= last)
            .GroupBy(row => new { row.Channel, row.Step })
            .Select(group => new { group.Key.Channel, group.Key.Step, Count = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken))
        .ConvertAll(one => new FunnelCount(from, one.Channel, one.Step, one.Count));
    });
}
