using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>People of one channel, language and verdict.</summary>
internal sealed record AudienceShare(string Channel, string Language, string Verdict, long People);

/// <summary>Whom an audience reaches, and whom it does not and why.</summary>
internal sealed record AudienceCount(IReadOnlyList<AudienceShare> Shares)
{
    /// <summary>People who will be written to.</summary>
    public long Reached => Of(Verdicts.Reached);

    public long Of(string verdict) => Shares.Where(share => share.Verdict == verdict).Sum(share => share.People);

    /// <summary>By channel, of those who will be written to.</summary>
    public IEnumerable<(string Channel, long People)> ByChannel() =>
        Shares.Where(share => share.Verdict == Verdicts.Reached).GroupBy(share => share.Channel).Select(group => (group.Key, group.Sum(share => share.People)));

    /// <summary>By language, of those who will be written to.</summary>
    public IEnumerable<(string Language, long People)> ByLanguage() =>
        Shares.Where(share => share.Verdict == Verdicts.Reached).GroupBy(share => share.Language).Select(group => (group.Key, group.Sum(share => share.People)));
}

/// <summary>When and how an approved broadcast may begin.</summary>
/// <param name="ApprovalAbove">More recipients than this want a second person.</param>
/// <param name="Canary">Of how many, how many go first; 0 for all at once.</param>
internal sealed record StartRules(int ApprovalAbove, Func<int, int> Canary);

/// <summary>Counts an audience, and writes it down as recipients when its broadcast begins.</summary>
internal sealed class BroadcastAudiences(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    public Task<AudienceCount> CountAsync(Audience audience, Territory reach, AudienceWorld world, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var sql = AudienceSql.Of(context, audience, reach, world.Channels, world.Zone);
            await using var transaction = context is PostgresLedger ? await context.Database.BeginTransactionAsync(cancellationToken) : null;
            if (transaction is not null)
            {
                // The places of a hundred thousand cases do not fit into what a statement has by default: it would read whole pages instead.
                await context.Database.ExecuteSqlAsync($"SET LOCAL work_mem = '32MB'", cancellationToken);
            }

            var text = $"""{sql.With} SELECT channel AS "Channel", language AS "Language", verdict AS "Verdict", COUNT(*) AS "People" FROM audience GROUP BY channel, language, verdict""";
            return new AudienceCount(await context.Database.SqlQueryRaw<AudienceShare>(text, sql.Values).ToListAsync(cancellationToken));
        });

    /// <returns>The incident a case belongs to; null for none.</returns>
    public Task<Guid?> IncidentAsync(string ticket, CancellationToken cancellationToken) =>
        !TicketNumber.TryParse(ticket, out var number)
            ? Task.FromResult<Guid?>(null)
            : database.ReadAsync(context => context.Complaints.Where(row => row.Ticket == number).Select(row => row.IncidentId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>
    /// Writes down every recipient in one statement and lets them go; all or nothing, so a crash in the middle leaves it to be
    /// done anew. Grown beyond what one person may send, it goes back to wait for a second.
    /// </summary>
    /// <returns>False when somebody else has begun it, or it may not begin.</returns>
    public Task<bool> StartAsync(BroadcastRow row, Territory reach, AudienceWorld world, StartRules rules, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var own = context.Broadcasts.Where(one => one.Id == row.Id);
                var isOurs = await own.Where(one => one.State == BroadcastState.Approved && one.ContentHash == one.ApprovedHash && one.ContentHash == row.ContentHash)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, BroadcastState.Running).SetProperty(one => one.StateSince, now), cancellationToken);
                if (isOurs == 0)
                {
                    return false;
                }

                var total = await ExpandAsync(context, row, reach, world, now, cancellationToken);
                if (row.Kind != BroadcastKind.Recall && row.ApproverId is null && total > rules.ApprovalAbove)
                {
                    await SendBackAsync(context, row.Id, cancellationToken);
                    return false;
                }

                var canary = row.Kind == BroadcastKind.Recall ? 0 : rules.Canary(total);
                await own.ExecuteUpdateAsync(
                    set => set
                        .SetProperty(one => one.StartedAt, now)
                        .SetProperty(one => one.Total, total)
                        .SetProperty(one => one.Canary, canary)
                        .SetProperty(one => one.Released, canary > 0 ? canary : total),
                    cancellationToken);
                await audit.AppendAsync(context, null, new AuditAct(BroadcastWords.Started, $"{row.Id:N}", $"{total}"), cancellationToken);
                return true;
            },
            cancellationToken);

    private static Task<int> ExpandAsync(
        LedgerContext context, BroadcastRow row, Territory reach, AudienceWorld world, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = AudienceSql.Of(context, Audience.Read(row.Audience), reach, world.Channels, world.Zone);
        var (at, reached) = (sql.Place(Microseconds.Of(now)), Verdicts.Reached);
        var text =
            $"""
             INSERT INTO broadcast_recipients (broadcast_id, position, channel, address, language, state, attempts, next_at, replaces, about)
             {sql.With}
             SELECT {sql.Place(row.Id)}, row_number() OVER (ORDER BY random()), channel, address, language, 'Waiting', 0, {at}, replaces, about
             FROM audience WHERE verdict = '{reached}'
             ORDER BY 2
             """;
        return context.Database.ExecuteSqlRawAsync(text, sql.Values, cancellationToken);
    }

    private async Task SendBackAsync(LedgerContext context, Guid id, CancellationToken cancellationToken)
    {
        await context.Recipients.Where(one => one.BroadcastId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Broadcasts.Where(one => one.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.State, BroadcastState.Review)
                .SetProperty(one => one.ApprovedHash, (string?)null)
                .SetProperty(one => one.HoldReason, HoldReasons.Grown),
            cancellationToken);
        await audit.AppendAsync(context, null, new AuditAct(BroadcastWords.Held, $"{id:N}", HoldReasons.Grown), cancellationToken);
    }
}

/// <summary>What an audience is measured by on this node.</summary>
/// <param name="Channels">What this gateway can write to.</param>
/// <param name="Zone">Whose days a period is in.</param>
internal sealed record AudienceWorld(IReadOnlyList<string> Channels, TimeZoneInfo Zone);
