using LaporBot.Core;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A message a worker holds for a while.</summary>
/// <param name="Seq">Which.</param>
/// <param name="Fence">The token of this lease.</param>
/// <param name="DeliveryId">The same for every attempt.</param>
/// <param name="To">Whom.</param>
/// <param name="Message">What.</param>
/// <param name="Attempts">Tries that led nowhere.</param>
internal sealed record DeliveryLease(long Seq, Guid Fence, string DeliveryId, ReplyAddress To, OutgoingMessage Message, int Attempts)
{
    /// <summary>While nobody else may have taken it up.</summary>
    public required Tenure Tenure { get; init; }

    /// <summary>Other news of the same person that are in <see cref="Message"/> as well and share its fate.</summary>
    public IReadOnlyList<long> Joined { get; init; } = [];

    /// <summary>The number only: message and recipient must not reach a log by accident.</summary>
    public override string ToString() => $"delivery {Seq}";
}

/// <summary>Messages on their way to people. One per person is under way at a time, the oldest first: theirs arrive in order.</summary>
internal sealed class DeliveryQueue(LedgerDatabase database, TimeProvider time)
{
    /// <summary>The oldest waiting message of a person, unless another one of theirs is just being sent.</summary>
    private const string FirstOfItsRecipient =
        """
        q.state = 'Waiting' AND q.channel = {4} AND NOT EXISTS (
            SELECT 1 FROM deliveries AS o
            WHERE o.channel = q.channel AND o.address = q.address AND o.state = 'Waiting' AND o.seq <> q.seq
            AND (o.seq < q.seq OR o.lease_until > {0}))
        """;

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(90);
    private static readonly TimeSpan Young = TimeSpan.FromDays(2);

    /// <summary>Takes at most <paramref name="most"/> due messages of one channel, the oldest first.</summary>
    public Task<IReadOnlyList<DeliveryLease>> LeaseAsync(string channel, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tenure = new Tenure(time, lease);
        var fence = Guid.NewGuid();
        return database.WriteAsync<IReadOnlyList<DeliveryLease>>(
            async context =>
            {
                var sql = LeaseSql.For(context, "deliveries", "seq", FirstOfItsRecipient, "q.seq");
                var rows = await context.Deliveries
                    .FromSqlRaw(sql, Microseconds.Of(now), Microseconds.Of(now + lease), fence, most, channel)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
                var joined = await DeliveryJoining.TakeAsync(context, rows, now, now + lease, fence, cancellationToken);
                return [.. rows.OrderBy(row => row.Seq).Select(row => DeliveryJoining.Lease(row, [.. joined[row.Address]], fence, tenure))];
            },
            cancellationToken);
    }

    /// <summary>Written just before the call, for what is said only once: a crash after it leaves the fate unknown.</summary>
    /// <returns>False when another has it.</returns>
    public async Task<bool> BeginAsync(DeliveryLease lease, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Unknown), cancellationToken),
            cancellationToken) > 0;

    /// <inheritdoc cref="RejectedAsync"/>
    public Task<bool> UnknownAsync(DeliveryLease lease, string reason, CancellationToken cancellationToken) =>
        CloseAsync(lease, DeliveryState.Unknown, reason, cancellationToken);

    public Task<bool> SentAsync(DeliveryLease lease, CancellationToken cancellationToken) =>
        CloseAsync(lease, DeliveryState.Sent, null, cancellationToken);

    /// <param name="lease">The message.</param>
    /// <param name="reason">For operators; no personal data.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<bool> RejectedAsync(DeliveryLease lease, string reason, CancellationToken cancellationToken) =>
        CloseAsync(lease, DeliveryState.Rejected, reason, cancellationToken);

    /// <inheritdoc cref="RejectedAsync"/>
    public Task<bool> DeadAsync(DeliveryLease lease, string reason, CancellationToken cancellationToken) =>
        CloseAsync(lease, DeliveryState.Dead, reason, cancellationToken);

    /// <summary>Later again; <paramref name="reason"/> null means that this was no failure and burns no attempt.</summary>
    public async Task<bool> RetryAsync(DeliveryLease lease, DateTimeOffset nextAt, string? reason, CancellationToken cancellationToken)
    {
        var attempts = reason is null ? 0 : 1;
        return await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, DeliveryState.Waiting)
                    .SetProperty(row => row.NextAt, nextAt)
                    .SetProperty(row => row.Reason, row => reason ?? row.Reason)
                    .SetProperty(row => row.Attempts, row => row.Attempts + attempts)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken) > 0;
    }

    /// <summary>The person cannot be reached: that is kept, and what waits for them rests until they write again.</summary>
    public async Task<bool> GoneAsync(DeliveryLease lease, CancellationToken cancellationToken) =>
        await database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var isOurs = await Close(Held(context, lease), DeliveryState.Resting, null, now, cancellationToken) > 0;
                if (isOurs)
                {
                    await RestAsync(context, lease.To, now, cancellationToken);
                }

                return isOurs;
            },
            cancellationToken);

    /// <summary>Young messages that were given up are tried anew, as if for the first time; old news would confuse.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReviveAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - Young;
        var revived = await database.WriteAsync(
            context => context.Deliveries.Where(row => row.State == DeliveryState.Dead && row.CreatedAt >= since).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, DeliveryState.Waiting)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.NextAt, now),
                cancellationToken),
            cancellationToken);
        Instruments.Replays.Add(revived, new KeyValuePair<string, object?>("what", "deliveries"));
        return revived;
    }

    /// <summary>What has rested for too long is no news any more.</summary>
    public Task<int> GiveUpRestingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - LongestRest;
        return database.WriteAsync(
            context => Close(
                context.Deliveries.Where(row => row.State == DeliveryState.Resting && row.CreatedAt < since), DeliveryState.Gone, null, now, cancellationToken),
            cancellationToken);
    }

    /// <summary>Inside the caller's transaction: somebody cannot be reached, and what waits for them rests.</summary>
    internal static async Task RestAsync(LedgerContext context, ReplyAddress person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Close(Of(context, person, DeliveryState.Waiting), DeliveryState.Resting, null, now, cancellationToken);
        await Reach.LoseAsync(context, person, now, cancellationToken);
    }

    internal static IQueryable<DeliveryRow> Of(LedgerContext context, ReplyAddress person, DeliveryState state) =>
        context.Deliveries.Where(row => row.Channel == person.Channel && row.Address == person.Value && row.State == state);

    private async Task<bool> CloseAsync(DeliveryLease lease, DeliveryState state, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var written = await database.WriteAsync(context => Close(Held(context, lease), state, reason, now, cancellationToken), cancellationToken);
        return written > 0;
    }

    private static Task<int> Close(
        IQueryable<DeliveryRow> rows, DeliveryState state, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sentAt = state == DeliveryState.Sent ? now : (DateTimeOffset?)null;
        return rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.SentAt, sentAt)
                .SetProperty(row => row.Reason, row => reason ?? row.Reason)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeaseToken, (Guid?)null),
            cancellationToken);
    }

    private static IQueryable<DeliveryRow> Held(LedgerContext context, DeliveryLease lease) =>
        context.Deliveries.Where(row => (row.Seq == lease.Seq || lease.Joined.Contains(row.Seq)) && row.LeaseToken == lease.Fence);
}
