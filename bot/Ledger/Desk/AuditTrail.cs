using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Something worth remembering.</summary>
/// <param name="Action">A word of <see cref="AuditWords"/>.</param>
/// <param name="Object">A ticket number, a broadcast's or a staff's id; empty for none. Never a name of a citizen.</param>
/// <param name="Reason">The actor's own words for why; empty where none were asked.</param>
/// <param name="Result"><see cref="Done"/> or <see cref="Refused"/>.</param>
internal sealed record AuditAct(string Action, string Object = "", string Reason = "", string Result = AuditAct.Done)
{
    public const string Done = "done";

    public const string Refused = "refused";
}

/// <summary>What a look over the whole trail found.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="BrokenAt">The first number that is missing or was changed; null when the chain holds.</param>
/// <param name="NewestHash">Of the last row that holds.</param>
internal sealed record AuditVerdict(long Rows, long? BrokenAt, string NewestHash);

/// <summary>
/// The chain of who did what. A row is written in the transaction of the change it tells of, so neither is there without the
/// other. The database itself refuses to change or delete a row (triggers of the migration); who gets past that breaks the chain.
/// </summary>
internal sealed class AuditTrail(LedgerDatabase database, TimeProvider time)
{
    /// <summary>Hash before the first row.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    private const long TurnToAppend = 1_708_110_113_120;
    private const int Page = 5_000;

    /// <summary>For an act that changes nothing else: a reading, a refusal.</summary>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not written: what was asked for must not be shown.</exception>
    public Task WriteAsync(Actor? actor, AuditAct act, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                await AppendAsync(context, actor, act, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Adds the row to the caller's transaction; replicas take turns until it ends.</summary>
    public async Task AppendAsync(LedgerContext context, Actor? actor, AuditAct act, CancellationToken cancellationToken)
    {
        if (context is PostgresLedger)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TurnToAppend})", cancellationToken);
        }

        var last = await context.Audit.AsNoTracking().OrderByDescending(row => row.Seq).FirstOrDefaultAsync(cancellationToken);
        context.Add(Next(last, actor, act, Microseconds.Read(Microseconds.Of(time.GetUtcNow()))));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Recomputes every hash, oldest first, and compares the anchors.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var (rows, hash) = (0L, Beginning);
        var anchors = await database.ReadAsync(context => context.AuditAnchors.AsNoTracking().ToDictionaryAsync(one => one.Seq, one => one.Hash, cancellationToken));
        while (await PageAsync(rows, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                if (row.Seq != rows + 1 || row.PreviousHash != hash || row.Hash != HashOf(row) || anchors.GetValueOrDefault(row.Seq, row.Hash) != row.Hash)
                {
                    return new AuditVerdict(rows, rows + 1, hash);
                }

                (rows, hash) = (row.Seq, row.Hash);
            }
        }

        var cutOff = anchors.Keys.Where(seq => seq > rows).Select(_ => (long?)rows + 1).FirstOrDefault();
        return new AuditVerdict(rows, cutOff, hash);
    }

    /// <summary>Keeps the newest hash of a day; once a day is enough, a second time changes nothing.</summary>
    /// <returns>The anchor, or null when there is nothing new to anchor.</returns>
    public Task<AuditAnchorRow?> AnchorAsync(DateOnly day, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var last = await context.Audit.AsNoTracking().OrderByDescending(row => row.Seq).FirstOrDefaultAsync(cancellationToken);
                if (last is null || await context.AuditAnchors.AnyAsync(one => one.Day == day || one.Seq == last.Seq, cancellationToken))
                {
                    return null;
                }

                var anchor = new AuditAnchorRow { Day = day, Seq = last.Seq, Hash = last.Hash };
                context.Add(anchor);
                return anchor;
            },
            cancellationToken);

    internal static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object?[]>(
    [
        row.Seq, Microseconds.Of(row.At), row.ActorId, row.Role?.ToString(), row.Action, row.Object, row.Reason, row.Result, row.Source, row.InstitutionCode, row.PreviousHash,
    ])));

    private static AuditRow Next(AuditRow? last, Actor? actor, AuditAct act, DateTimeOffset now)
    {
        var row = new AuditRow
        {
            Seq = (last?.Seq ?? 0) + 1,
            At = now,
            ActorId = actor?.Id,
            Role = actor?.Role,
            Action = act.Action,
            Object = act.Object,
            Reason = CleanText.Clean(act.Reason),
            Result = act.Result,
            Source = actor?.Source ?? "program",
            InstitutionCode = actor?.InstitutionCode,
            PreviousHash = last?.Hash ?? Beginning,
            Hash = "",
        };
        return row with { Hash = HashOf(row) };
    }

    private Task<List<AuditRow>> PageAsync(long after, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Audit.AsNoTracking().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(Page).ToListAsync(cancellationToken));
}
