using System.Collections.Concurrent;
using LaporBot.Core.Forms;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>What became of the messages of one channel.</summary>
internal sealed record DeliveryFigures(string Channel, int Delivered, int Blocked, int Failed)
{
    public int Attempted => Delivered + Blocked + Failed;

    public static List<DeliveryFigures> Sum(IEnumerable<DeliveryFigures> parts) =>
    [
        .. parts.GroupBy(part => part.Channel).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DeliveryFigures(group.Key, group.Sum(part => part.Delivered), group.Sum(part => part.Blocked), group.Sum(part => part.Failed))),
    ];
}

/// <summary>
/// Counts messages by what became of them. Years of them are millions of rows of which nearly none changes any more: what is over is
/// counted once, a month at a time, and then, one month after another, anew within the hour. A message is counted where its case lies
/// now; sent after the snapshot means not sent yet; for the other ends no moment is kept, so they count as they are.
/// </summary>
internal sealed class DeliveryMonths(LedgerDatabase database, WorkCalendar calendar, TimeProvider time)
{
    private readonly ConcurrentDictionary<(DateOnly From, DateOnly Until), Stretch> _counted = new();

    /// <summary>Messages of a period, by channel.</summary>
    /// <param name="institutions">Only those about their cases; null for all, also those about none.</param>
    /// <param name="period">The first day, and the day after the last.</param>
    /// <param name="at">The snapshot.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task<List<DeliveryFigures>> CountAsync(
        IReadOnlySet<string>? institutions, (DateOnly From, DateOnly Until) period, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parts = new List<DeliveryFigures>();
        foreach (var (from, until) in Stretches(period.From, Earlier(period.Until, calendar.Day(at).AddDays(1))))
        {
            parts.AddRange(await CountAsync(institutions, from, until, at, cancellationToken));
        }

        return DeliveryFigures.Sum(parts);
    }

    /// <summary>
    /// Counts the newest month that was not counted yet; when there is none, anew the current one and the one that was not looked at for
    /// longest. One at a time: years of them at once, as after a start, would slow down whoever works meanwhile.
    /// </summary>
    /// <returns>More may be left.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(context => context.Deliveries.MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken)) is not { } first)
        {
            return false;
        }

        var stretches = Stretches(FirstOf(calendar.Day(first)), Today).Where(IsKept).ToArray();
        foreach (var old in _counted.Keys.Except(stretches))
        {
            _counted.TryRemove(old, out _);
        }

        var missing = stretches.Where(one => !_counted.ContainsKey(one)).ToArray();
        var next = missing.Length > 0
            ? missing[^1..]
            : [.. _counted.OrderBy(one => one.Value.At).Select(one => one.Key).Where((one, place) => place == 0 || one.Until == Today)];
        foreach (var (from, until) in next)
        {
            _counted[(from, until)] = await ReadAsync(from, until, cancellationToken);
        }

        return missing.Length > 1;
    }

    private DateOnly Today => calendar.Day(time.GetUtcNow());

    private async Task<IEnumerable<DeliveryFigures>> CountAsync(
        IReadOnlySet<string>? institutions, DateOnly from, DateOnly until, DateTimeOffset at, CancellationToken cancellationToken) =>
        _counted.TryGetValue((from, until), out var known) && known.LastSent < at
            ? known.Shares.Where(share => institutions is null || institutions.Contains(share.Institution ?? "")).Select(share => share.Figures)
            : await ReadAsync(institutions, (calendar.Start(from), calendar.Start(until), at), cancellationToken);

    /// <summary>Months as far as the period goes; the current one in two, what is over and today.</summary>
    private IEnumerable<(DateOnly From, DateOnly Until)> Stretches(DateOnly from, DateOnly until)
    {
        for (var day = from; day < until;)
        {
            var next = Earlier(FirstOf(day).AddMonths(1), until);
            next = day < Today && Today < next ? Today : next;
            yield return (day, next);
            day = next;
        }
    }

    /// <summary>A whole month, or what is over of the current one.</summary>
    private bool IsKept((DateOnly From, DateOnly Until) stretch) =>
        stretch.From.Day == 1 && stretch.Until <= Today && (stretch.Until == Today || stretch.Until.Day == 1);

    private async Task<Stretch> ReadAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var (now, first, end) = (time.GetUtcNow(), calendar.Start(from), calendar.Start(until));
        return await database.ReadAsync(async context =>
        {
            var rows = Chats(context).Where(row => row.CreatedAt >= first && row.CreatedAt < end);
            var shares = await rows
                .LeftJoin(context.Complaints, row => row.ComplaintId, one => one.Id, (row, one) => new { Row = row, Institution = one!.InstitutionCode })
                .GroupBy(one => new { one.Institution, one.Row.Channel })
                .Select(group => new Share(group.Key.Institution, new DeliveryFigures(
                    group.Key.Channel,
                    group.Count(one => one.Row.State == DeliveryState.Sent),
                    group.Count(one => one.Row.State == DeliveryState.Resting || one.Row.State == DeliveryState.Gone),
                    group.Count(one => one.Row.State == DeliveryState.Rejected || one.Row.State == DeliveryState.Dead || one.Row.State == DeliveryState.Unknown))))
                .ToListAsync(cancellationToken);
            return new Stretch(now, await rows.MaxAsync(row => row.SentAt, cancellationToken) ?? DateTimeOffset.MinValue, shares);
        });
    }

    private Task<List<DeliveryFigures>> ReadAsync(
        IReadOnlySet<string>? institutions, (DateTimeOffset From, DateTimeOffset Until, DateTimeOffset At) asked, CancellationToken cancellationToken)
    {
        var (from, until, at) = asked;
        var codes = institutions?.ToList();
        return database.ReadAsync(context => Chats(context)
            .Where(row => row.CreatedAt >= from && row.CreatedAt < until && row.CreatedAt < at)
            .Where(row => codes == null || context.Complaints.Any(one => one.Id == row.ComplaintId && codes.Contains(one.InstitutionCode!)))
            .GroupBy(row => row.Channel)
            .Select(group => new DeliveryFigures(
                group.Key,
                group.Count(row => row.State == DeliveryState.Sent && row.SentAt < at),
                group.Count(row => row.State == DeliveryState.Resting || row.State == DeliveryState.Gone),
                group.Count(row => row.State == DeliveryState.Rejected || row.State == DeliveryState.Dead || row.State == DeliveryState.Unknown)))
            .ToListAsync(cancellationToken));
    }

    /// <summary>Who filled in the page without scripts has no chat: what was put down for them reaches nobody and was never to.</summary>
    private static IQueryable<DeliveryRow> Chats(LedgerContext context) =>
        context.Deliveries.AsNoTracking().Where(row => !row.Address.StartsWith(ComplaintForm.AddressPrefix));

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private sealed record Share(string? Institution, DeliveryFigures Figures);

    /// <summary>What is known of some days.</summary>
    /// <param name="At">When it was counted.</param>
    /// <param name="LastSent">No message of these days was sent later: a snapshot of any later moment has the same in it.</param>
    /// <param name="Shares">By institution and channel.</param>
    private sealed record Stretch(DateTimeOffset At, DateTimeOffset LastSent, List<Share> Shares);
}
