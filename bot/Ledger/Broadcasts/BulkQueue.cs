using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>One person's copy, held by a worker for a while.</summary>
internal sealed record BulkLease(RecipientRow Row, BroadcastRow Broadcast, Guid Fence)
{
    public ReplyAddress To => new(Row.Channel, Row.Address);

    /// <summary>The same for every attempt.</summary>
    public string DeliveryId => $"broadcast:{Row.BroadcastId:N}:{Row.Position}";

    /// <summary>The numbers only.</summary>
    public override string ToString() => $"recipient {Row.Seq}";
}

/// <summary>Which copies may be taken.</summary>
/// <param name="MayRepeat">The channel drops second copies: what a dead process had begun may be taken again.</param>
/// <param name="OnlyEdits">It is night: only what takes the place of an earlier message, which makes no sound.</param>
internal sealed record BulkChoice(bool MayRepeat, bool OnlyEdits = false);

/// <summary>
/// Copies on their way to people. Not rows of <c>deliveries</c>: there a person's oldest message goes first, so a held broadcast
/// would hold up the news of their own case; here the text stands once, a hold is one row, and the queue is of its own.
/// </summary>
internal sealed class BulkQueue(LedgerDatabase database, TimeProvider time)
{
    /// <summary>Whether it may go on is asked in the very statement that takes rows.</summary>
    private const string Due =
        $$"""
          q.broadcast_id = {5} AND q.channel = {4} AND q.state = 'Waiting' AND (q.begun_at IS NULL OR q.replaces IS NOT NULL OR {6})
          AND (q.replaces IS NOT NULL OR NOT {7})
          AND EXISTS (SELECT 1 FROM broadcasts AS b WHERE b.id = q.broadcast_id AND b.state = 'Running' AND q.position <= b.released)
          AND NOT EXISTS (SELECT 1 FROM node_marks AS m WHERE m.name = '{{BroadcastBook.StopMark}}')
          """;

    /// <summary>And once more in the one that is written just before the channel is called.</summary>
    private const string Begin =
        $$"""
          UPDATE broadcast_recipients SET begun_at = {0}
          WHERE seq = {1} AND lease_token = {2} AND state = 'Waiting'
          AND EXISTS (SELECT 1 FROM broadcasts AS b WHERE b.id = broadcast_id AND b.state = 'Running')
          AND NOT EXISTS (SELECT 1 FROM node_marks AS m WHERE m.name = '{{BroadcastBook.StopMark}}')
          AND (replaces IS NOT NULL OR NOT EXISTS (
              SELECT 1 FROM people AS p WHERE p.channel = broadcast_recipients.channel AND p.address = broadcast_recipients.address AND p.opted_out_at IS NOT NULL))
          """;

    /// <summary>Takes at most <paramref name="most"/> due copies for one channel, the oldest broadcast first.</summary>
    /// <param name="channel">Which.</param>
    /// <param name="most">How many.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="choice">Which of them.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<IReadOnlyList<BulkLease>> LeaseAsync(string channel, int most, TimeSpan lease, BulkChoice choice, CancellationToken cancellationToken)
    {
        var running = await database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(row => row.State == BroadcastState.Running).OrderBy(row => row.StartedAt).ToListAsync(cancellationToken));
        var leased = new List<BulkLease>();
        foreach (var broadcast in running)
        {
            if (leased.Count < most)
            {
                leased.AddRange(await LeaseAsync(broadcast, channel, most - leased.Count, lease, choice, cancellationToken));
            }
        }

        return leased;
    }

    /// <summary>The last look before the call.</summary>
    /// <returns>False when it must not be sent now: held, stopped, taken by somebody else, or not wanted any more.</returns>
    public async Task<bool> BeginAsync(BulkLease lease, CancellationToken cancellationToken)
    {
        var now = Microseconds.Of(time.GetUtcNow());
        return await database.WriteAsync(
            context => context.Database.ExecuteSqlRawAsync(Begin, [now, lease.Row.Seq, lease.Fence], cancellationToken), cancellationToken) > 0;
    }

    /// <param name="lease">The copy.</param>
    /// <param name="reference">The channel's name of the message; null leaves it where it was, as after an edit that changed nothing any more.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<bool> SentAsync(BulkLease lease, string? reference, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        reference ??= lease.Row.Replaces;
        return CloseAsync(
            lease, RecipientState.Sent, set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.Reference, reference), cancellationToken);
    }

    /// <param name="lease">The copy.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="reason">For operators; no personal data.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<bool> EndedAsync(BulkLease lease, RecipientState state, string reason, CancellationToken cancellationToken) =>
        CloseAsync(lease, state, set => set.SetProperty(row => row.Reason, reason), cancellationToken);

    /// <summary>The person cannot be reached: that is kept, and what else waits for them rests until they write again.</summary>
    public async Task<bool> BlockedAsync(BulkLease lease, CancellationToken cancellationToken) =>
        await database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var closed = await Close(context, lease, RecipientState.Blocked, null, cancellationToken);
                if (closed > 0)
                {
                    await DeliveryQueue.RestAsync(context, lease.To, now, cancellationToken);
                }

                return closed > 0;
            },
            cancellationToken);

    /// <summary>Later again; <paramref name="reason"/> null means that this was no failure and burns no attempt.</summary>
    public async Task<bool> RetryAsync(BulkLease lease, DateTimeOffset nextAt, string? reason, CancellationToken cancellationToken)
    {
        var attempts = reason is null ? 0 : 1;
        return await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.NextAt, nextAt)
                    .SetProperty(row => row.Reason, row => reason ?? row.Reason)
                    .SetProperty(row => row.Attempts, row => row.Attempts + attempts)
                    .SetProperty(row => row.BegunAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken) > 0;
    }

    /// <summary>Not begun: given back as if never taken, or closed when its person has asked for no more.</summary>
    public Task<int> GiveBackAsync(BulkLease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context =>
            {
                var optedOut = lease.Row.Replaces is null && await context.People
                    .AnyAsync(one => one.Channel == lease.Row.Channel && one.Address == lease.Row.Address && one.OptedOutAt != null, cancellationToken);
                return await Held(context, lease).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, optedOut ? RecipientState.OptedOut : RecipientState.Waiting)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(row => row.LeaseToken, (Guid?)null),
                    cancellationToken);
            },
            cancellationToken);

    private Task<IReadOnlyList<BulkLease>> LeaseAsync(
        BroadcastRow broadcast, string channel, int most, TimeSpan lease, BulkChoice choice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fence = Guid.NewGuid();
        return database.WriteAsync<IReadOnlyList<BulkLease>>(
            async context =>
            {
                var sql = LeaseSql.For(context, "broadcast_recipients", "seq", Due, "q.position");
                var rows = await context.Recipients
                    .FromSqlRaw(sql, Microseconds.Of(now), Microseconds.Of(now + lease), fence, most, channel, broadcast.Id, choice.MayRepeat, choice.OnlyEdits)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
                return [.. rows.OrderBy(row => row.Position).Select(row => new BulkLease(row, broadcast, fence))];
            },
            cancellationToken);
    }

    private async Task<bool> CloseAsync(
        BulkLease lease, RecipientState state, Action<UpdateSettersBuilder<RecipientRow>>? more, CancellationToken cancellationToken) =>
        await database.WriteAsync(context => Close(context, lease, state, more, cancellationToken), cancellationToken) > 0;

    private static Task<int> Close(
        LedgerContext context, BulkLease lease, RecipientState state, Action<UpdateSettersBuilder<RecipientRow>>? more, CancellationToken cancellationToken) =>
        Held(context, lease).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null);
                more?.Invoke(set);
            },
            cancellationToken);

    private static IQueryable<RecipientRow> Held(LedgerContext context, BulkLease lease) =>
        context.Recipients.Where(row => row.Seq == lease.Row.Seq && row.LeaseToken == lease.Fence);
}
