using System.Collections.Concurrent;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>What became of the messages of one channel.</summary>
internal sealed record DeliveryFigures(string Channel, int Delivered, int Blocked, int Failed)
{
    public int Attempted => Delivered + Blocked + Failed;
}

/// <summary>
/// Counts messages by what became of them. Years of them are millions of rows of which nearly none changes any more: whole months
/// that are over are counted once and then, one after another, anew within the hour.
/// </summary>
internal sealed class DeliveryMonths(LedgerDatabase database, WorkCalendar calendar, TimeProvider time)
{
    /// <summary>A snapshot this little older than the count of a month that was over long before has the same in it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<DateOnly, (DateTimeOffset At, List<DeliveryFigures> Figures)> _months = new();

    /// <summary>Messages of a period, by channel. Sent after the snapshot means not sent yet; for the other ends no moment is kept, so they count as they are.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="at">The snapshot.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task<List<DeliveryFigures>> CountAsync(DateOnly from, DateOnly until, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (first, end) = (FirstOf(from.AddMonths(from.Day == 1 ? 0 : 1)), FirstOf(Earlier(until, calendar.Day(at))));
        if (first >= end)
        {
            return await CountAsync(calendar.Start(from), calendar.Start(until), at, cancellationToken);
        }

        var parts = new List<DeliveryFigures>(await CountAsync(calendar.Start(from), calendar.Start(first), at, cancellationToken));
        for (var month = first; month < end; month = month.AddMonths(1))
        {
            parts.AddRange(await MonthAsync(month, at, cancellationToken));
        }

        parts.AddRange(await CountAsync(calendar.Start(end), calendar.Start(until), at, cancellationToken));
        return Sum(parts);
    }

    /// <summary>Counts the month anew that was not looked at for longest; the first time all of them.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_months.IsEmpty)
        {
            var month = _months.MinBy(one => one.Value.At).Key;
            _months[month] = await KeepAsync(month, cancellationToken);
            return;
        }

        if (await database.ReadAsync(context => context.Deliveries.MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken)) is { } oldest)
        {
            await CountAsync(FirstOf(calendar.Day(oldest)), calendar.Day(time.GetUtcNow()), time.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>As it was counted, unless the snapshot is of an earlier day than that.</summary>
    private async Task<List<DeliveryFigures>> MonthAsync(DateOnly month, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!_months.TryGetValue(month, out var known))
        {
            known = _months[month] = await KeepAsync(month, cancellationToken);
        }

        return known.At - at <= Near ? known.Figures : await CountAsync(calendar.Start(month), calendar.Start(month.AddMonths(1)), at, cancellationToken);
    }

    private async Task<(DateTimeOffset, List<DeliveryFigures>)> KeepAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var now = calendar.Moment(calendar.Minute(time.GetUtcNow()));
        return (now, await CountAsync(calendar.Start(month), calendar.Start(month.AddMonths(1)), now, cancellationToken));
    }

    private Task<List<DeliveryFigures>> CountAsync(DateTimeOffset from, DateTimeOffset until, DateTimeOffset at, CancellationToken cancellationToken) =>
        from >= until ? Task.FromResult<List<DeliveryFigures>>([]) : database.ReadAsync(context => context.Deliveries.AsNoTracking()
            .Where(row => row.CreatedAt >= from && row.CreatedAt < until && row.CreatedAt < at)
            .GroupBy(row => row.Channel)
            .OrderBy(group => group.Key)
            .Select(group => new DeliveryFigures(
                group.Key,
                group.Count(row => row.State == DeliveryState.Sent && row.SentAt < at),
                group.Count(row => row.State == DeliveryState.Resting || row.State == DeliveryState.Gone),
                group.Count(row => row.State == DeliveryState.Rejected || row.State == DeliveryState.Dead || row.State == DeliveryState.Unknown)))
            .ToListAsync(cancellationToken));

    private static List<DeliveryFigures> Sum(IEnumerable<DeliveryFigures> parts) =>
    [
        .. parts.GroupBy(part => part.Channel).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DeliveryFigures(group.Key, group.Sum(part => part.Delivered), group.Sum(part => part.Blocked), group.Sum(part => part.Failed))),
    ];

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
