using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>What of the trail is asked for; null and empty ask for nothing special.</summary>
/// <param name="ActorId">Whose acts.</param>
/// <param name="Action">A word of <see cref="AuditWords"/>, or how some of them begin (<c>case.</c>).</param>
/// <param name="Object">What was acted on.</param>
/// <param name="From">From this moment.</param>
/// <param name="Until">Before this one.</param>
internal sealed record AuditFilter(Guid? ActorId, string Action, string Object, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>A line of the trail with the name of who did it.</summary>
internal sealed record AuditLine(AuditRow Row, string? Name);

/// <summary>Reads the trail, newest first.</summary>
internal sealed class AuditReading(LedgerDatabase database)
{
    /// <param name="filter">Which.</param>
    /// <param name="before">Only rows before this number; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<AuditLine>> ReadAsync(AuditFilter filter, long? before, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(context => (
            from row in Matching(context, filter).Where(row => before == null || row.Seq < before).OrderByDescending(row => row.Seq).Take(most)
            join staff in context.Staff.AsNoTracking() on row.ActorId equals (Guid?)staff.Id into known
            from one in known.DefaultIfEmpty()
            orderby row.Seq descending
            select new AuditLine(row, one == null ? null : one.Name)).ToListAsync(cancellationToken));

    private static IQueryable<AuditRow> Matching(LedgerContext context, AuditFilter filter)
    {
        var rows = context.Audit.AsNoTracking();
        rows = filter.ActorId is { } actor ? rows.Where(row => row.ActorId == actor) : rows;
        rows = filter.Action.EndsWith('.') ? rows.Where(row => row.Action.StartsWith(filter.Action))
            : filter.Action.Length > 0 ? rows.Where(row => row.Action == filter.Action)
            : rows;
        rows = filter.Object.Length > 0 ? rows.Where(row => row.Object == filter.Object) : rows;
        rows = filter.From is { } from ? rows.Where(row => row.At >= from) : rows;
        return filter.Until is { } until ? rows.Where(row => row.At < until) : rows;
    }
}
