using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Who cannot be reached, as their channel last said.</summary>
internal sealed class Reach(LedgerDatabase database, Wakes wakes, TimeProvider time)
{
    /// <summary>Inside the caller's transaction.</summary>
    public static Task<int> LoseAsync(LedgerContext context, ReplyAddress person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = Microseconds.Of(now);
        return context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO people (channel, address, unreachable_since) VALUES ({person.Channel}, {person.Value}, {at})
             ON CONFLICT (channel, address) DO UPDATE SET unreachable_since = excluded.unreachable_since
             """,
            cancellationToken);
    }

    /// <summary>They have written: what rested goes on.</summary>
    /// <returns>How many messages rested.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not kept.</exception>
    public async Task<int> FindAsync(ReplyAddress person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rested = await database.TransactAsync(
            async context =>
            {
                await context.People.Where(one => one.Channel == person.Channel && one.Address == person.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.UnreachableSince, (DateTimeOffset?)null), cancellationToken);
                return await DeliveryQueue.Of(context, person, DeliveryState.Resting).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, DeliveryState.Waiting).SetProperty(row => row.NextAt, now), cancellationToken);
            },
            cancellationToken);
        wakes.Deliveries.Signal();
        return rested;
    }

    /// <summary>Everybody lost since a moment, the newest first.</summary>
    public Task<IReadOnlyList<ReplyAddress>> LostAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ReplyAddress>>(async context =>
            await context.People.AsNoTracking()
                .Where(one => one.UnreachableSince != null && one.UnreachableSince >= since)
                .OrderByDescending(one => one.UnreachableSince)
                .Take(most)
                .Select(one => new ReplyAddress(one.Channel, one.Address))
                .ToListAsync(cancellationToken));

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.People.LongCountAsync(one => one.UnreachableSince != null, cancellationToken));
}
