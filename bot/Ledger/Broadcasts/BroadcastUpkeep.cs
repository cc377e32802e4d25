using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>What happens to a running broadcast by itself. Every statement is conditional: replicas may all do it.</summary>
internal sealed class BroadcastUpkeep(LedgerDatabase database, AuditTrail audit, Wakes wakes, TimeProvider time)
{
    private const string Uncertain = "the program ended while sending";

    /// <summary>The first ones took it well: now everybody.</summary>
    public async Task<bool> ReleaseAsync(Guid id, CancellationToken cancellationToken)
    {
        var released = await database.WriteAsync(
            context => context.Broadcasts.Where(row => row.Id == id && row.State == BroadcastState.Running && row.Released < row.Total)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Released, row => row.Total), cancellationToken),
            cancellationToken);
        wakes.Broadcasts.Signal();
        return released > 0;
    }

    /// <summary>Nobody waits any more.</summary>
    public async Task<bool> FinishAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WriteAsync(
            context => context.Broadcasts
                .Where(row => row.Id == id && row.State == BroadcastState.Running
                    && !context.Recipients.Any(one => one.BroadcastId == id && one.State == RecipientState.Waiting))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, BroadcastState.Finished)
                        .SetProperty(row => row.StateSince, now)
                        .SetProperty(row => row.FinishedAt, now),
                    cancellationToken),
            cancellationToken) > 0;
    }

    /// <summary>Copies a process had begun and never settled, where a second copy would show: nobody knows, so nobody sends again.</summary>
    /// <param name="certain">Channels that drop second copies; theirs are simply taken again.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<int> OwnUpAsync(IReadOnlyList<string> certain, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            context => context.Recipients
                .Where(row => row.State == RecipientState.Waiting && row.BegunAt != null && row.LeaseUntil < now && row.Replaces == null && !certain.Contains(row.Channel)
                    && context.Broadcasts.Any(one => one.Id == row.BroadcastId && one.StartedAt != null && one.State != BroadcastState.Finished))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RecipientState.Unknown).SetProperty(row => row.Reason, Uncertain), cancellationToken),
            cancellationToken);
    }

    /// <summary>A person has decided that a second copy does less harm than none.</summary>
    /// <returns>How many are sent again.</returns>
    public async Task<int> SendUncertainAsync(Actor by, Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var again = await database.TransactAsync(
            async context =>
            {
                var count = await context.Recipients.Where(row => row.BroadcastId == id && row.State == RecipientState.Unknown).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, RecipientState.Waiting)
                        .SetProperty(row => row.BegunAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(row => row.LeaseToken, (Guid?)null)
                        .SetProperty(row => row.Reason, (string?)null)
                        .SetProperty(row => row.NextAt, now),
                    cancellationToken);
                if (count > 0)
                {
                    await context.Broadcasts.Where(row => row.Id == id && row.State == BroadcastState.Finished).ExecuteUpdateAsync(
                        set => set
                            .SetProperty(row => row.State, BroadcastState.Running)
                            .SetProperty(row => row.StateSince, now)
                            .SetProperty(row => row.FinishedAt, (DateTimeOffset?)null),
                        cancellationToken);
                    await audit.AppendAsync(context, by, new AuditAct(BroadcastWords.SentAgain, $"{id:N}", $"{count}"), cancellationToken);
                }

                return count;
            },
            cancellationToken);
        wakes.Broadcasts.Signal();
        return again;
    }

    /// <summary>Inside the caller's transaction: somebody is taken out of every report, and is sent nothing more.</summary>
    public static async Task ForgetAsync(LedgerContext context, string channel, string address, CancellationToken cancellationToken)
    {
        var nobody = Erasures.AsNobody(Guid.NewGuid());
        var own = context.Recipients.Where(row => row.Channel == channel && row.Address == address);
        await own.Where(row => row.State == RecipientState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RecipientState.OptedOut), cancellationToken);
        await own.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Address, nobody).SetProperty(row => row.Reference, (string?)null).SetProperty(row => row.Replaces, (string?)null), cancellationToken);
    }

    /// <summary>A copy of it is just being sent by somebody.</summary>
    public Task<bool> IsBusyAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(context => context.Recipients.AnyAsync(
            row => row.BroadcastId == id && row.State == RecipientState.Waiting && row.BegunAt != null && row.LeaseUntil >= now, cancellationToken));
    }

    /// <summary>The turn to change the author's live message; of all replicas one gets it.</summary>
    public async Task<bool> TakeProgressTurnAsync(Guid id, TimeSpan gap, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = now - gap;
        return await database.WriteAsync(
            context => context.Broadcasts.Where(row => row.Id == id && (row.ProgressAt == null || row.ProgressAt < before))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ProgressAt, now), cancellationToken),
            cancellationToken) > 0;
    }

    /// <summary>Broadcasts whose author follows them in Telegram and has not seen the newest.</summary>
    public Task<List<Untold>> UntoldAsync(TimeSpan gap, CancellationToken cancellationToken)
    {
        var (before, recent) = (time.GetUtcNow() - gap, time.GetUtcNow() - TimeSpan.FromDays(1));
        return database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(row => row.StartedAt != null && (row.ProgressAt == null || row.ProgressAt < before)
                && (row.State == BroadcastState.Running || (row.StateSince > recent && (row.ProgressAt == null || row.ProgressAt < row.StateSince))))
            .Join(
                context.Staff.Where(one => one.TelegramId != null && one.RevokedAt == null),
                row => row.AuthorId,
                one => one.Id,
                (row, one) => new Untold(row.Id, one.TelegramId!, one.Language, row.ProgressReference))
            .ToListAsync(cancellationToken));
    }

    public Task<int> KeepProgressAsync(Guid id, string reference, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Broadcasts.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProgressReference, reference), cancellationToken),
            cancellationToken);

    /// <summary>How many wait in the bulk lane, and since when.</summary>
    public Task<BulkBacklog> BacklogAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var running = context.Broadcasts.Where(row => row.State == BroadcastState.Running);
            var waiting = await context.Recipients.LongCountAsync(
                row => row.State == RecipientState.Waiting && running.Any(one => one.Id == row.BroadcastId), cancellationToken);
            var states = await context.Broadcasts.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.LongCount() })
                .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
            return new BulkBacklog(waiting, waiting == 0 ? null : await running.MinAsync(row => row.StartedAt, cancellationToken), states);
        });
}

/// <summary>What waits in the bulk lane.</summary>
/// <param name="Waiting">Copies of running broadcasts.</param>
/// <param name="Oldest">When the oldest of these broadcasts began.</param>
/// <param name="States">Broadcasts by where they stand.</param>
internal sealed record BulkBacklog(long Waiting, DateTimeOffset? Oldest, IReadOnlyDictionary<BroadcastState, long> States);

/// <summary>An author who follows a broadcast in Telegram.</summary>
internal sealed record Untold(Guid Id, string TelegramId, string Language, string? Reference);
