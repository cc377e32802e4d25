using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>How far a broadcast is.</summary>
/// <param name="Broadcast">Which.</param>
/// <param name="Counts">Copies by what became of them.</param>
internal sealed record BroadcastProgress(BroadcastRow Broadcast, IReadOnlyDictionary<RecipientState, int> Counts)
{
    public int Of(RecipientState state) => Counts.GetValueOrDefault(state);

    /// <summary>Not yet decided.</summary>
    public int Waiting => Of(RecipientState.Waiting);

    public int Done => Broadcast.Total - Waiting;

    /// <summary>0 to 100; 100 only when nobody waits.</summary>
    public int Percent => Broadcast.Total == 0 ? 0 : (int)(100L * Done / Broadcast.Total);
}

/// <summary>How the first copies were taken.</summary>
/// <param name="Settled">Of these the fate is known.</param>
/// <param name="Blocked">Their people are gone.</param>
/// <param name="Faulty">They will not be delivered.</param>
/// <param name="Waiting">Not settled yet.</param>
/// <param name="Struggling">Of those, tried twice or more.</param>
internal sealed record Reception(int Settled, int Blocked, int Faulty, int Waiting, int Struggling);

/// <summary>One line of the report.</summary>
internal sealed record ReportLine(string Channel, RecipientState State, string? Reason, int People);

/// <summary>One person of the report, as a number.</summary>
internal sealed record ReportRow(int Position, string Channel, string Language, RecipientState State, string? Reason, int Attempts, DateTimeOffset? SentAt);

/// <summary>Counts.</summary>
internal sealed class BroadcastFigures(LedgerDatabase database, TimeProvider time)
{
    private const int Page = 5_000;

    /// <returns>Null when there is no such broadcast.</returns>
    public Task<BroadcastProgress?> ProgressAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            if (await context.Broadcasts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } broadcast)
            {
                return null;
            }

            var counts = await context.Recipients.Where(row => row.BroadcastId == id)
                .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            return new BroadcastProgress(broadcast, counts.ToDictionary(one => one.Key, one => one.Count));
        });

    /// <summary>Of the copies up to a position.</summary>
    public Task<Reception> ReceptionAsync(Guid id, int upTo, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var counts = await context.Recipients.Where(row => row.BroadcastId == id && row.Position <= upTo)
                .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
            var waiting = counts.GetValueOrDefault(RecipientState.Waiting);
            return new Reception(
                counts.Values.Sum() - waiting,
                counts.GetValueOrDefault(RecipientState.Blocked),
                counts.GetValueOrDefault(RecipientState.Rejected) + counts.GetValueOrDefault(RecipientState.Failed),
                waiting,
                await context.Recipients.CountAsync(
                    row => row.BroadcastId == id && row.State == RecipientState.Waiting && row.Position <= upTo && row.Attempts >= 2, cancellationToken));
        });

    public Task<List<ReportLine>> ReportAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Recipients.Where(row => row.BroadcastId == id)
            .GroupBy(row => new { row.Channel, row.State, Reason = row.State == RecipientState.Sent || row.State == RecipientState.Waiting ? null : row.Reason })
            .Select(group => new ReportLine(group.Key.Channel, group.Key.State, group.Key.Reason, group.Count()))
            .ToListAsync(cancellationToken));

    /// <summary>All copies in the order of their numbers, read page by page.</summary>
    public async IAsyncEnumerable<ReportRow> RowsAsync(Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0; ;)
        {
            var page = await database.ReadAsync(context => context.Recipients.AsNoTracking()
                .Where(row => row.BroadcastId == id && row.Position > after).OrderBy(row => row.Position).Take(Page)
                .Select(row => new ReportRow(row.Position, row.Channel, row.Language, row.State, row.Reason, row.Attempts, row.SentAt))
                .ToListAsync(cancellationToken));
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var row in page)
            {
                yield return row;
            }

            after = page[^1].Position;
        }
    }

    /// <summary>Messages a second as last measured on a channel: the best minute of the last three broadcasts of a month, from its first copy to its last.</summary>
    /// <returns>Null when there were too few to tell.</returns>
    public Task<double?> MeasuredRateAsync(string channel, int fewest, CancellationToken cancellationToken)
    {
        const long Second = 1_000_000;
        const long Minute = 60 * Second;
        var since = time.GetUtcNow() - TimeSpan.FromDays(30);
        return database.ReadAsync(async context =>
        {
            var minutes = await context.Database.SqlQuery<MeasuredMinute>(
                $"""
                 SELECT COUNT(*) AS "Copies", MAX(r.sent_at) - MIN(r.sent_at) AS "Takes" FROM broadcast_recipients AS r
                 WHERE r.broadcast_id IN (SELECT b.id FROM broadcasts AS b WHERE b.started_at >= {Microseconds.Of(since)} ORDER BY b.started_at DESC LIMIT 3)
                     AND r.channel = {channel} AND r.state = 'Sent'
                 GROUP BY r.sent_at / {Minute} HAVING COUNT(*) >= {fewest}
                 """).ToListAsync(cancellationToken);
            return minutes.Max(one => one.Takes > 0 ? (double?)(one.Copies - 1) * Second / one.Takes : null);
        });
    }
}

/// <summary>How many copies went in a minute, and within how many microseconds.</summary>
internal sealed record MeasuredMinute(long Copies, long Takes);
