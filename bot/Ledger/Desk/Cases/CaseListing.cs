using System.Globalization;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>In which order.</summary>
internal enum CaseOrder
{
    Newest,

    /// <summary>By the end of the running clock: what is longest overdue first, what has no clock not at all.</summary>
    MostOverdue,
}

/// <summary>Where a page begins: after this row.</summary>
internal sealed record CasePlace(long Moment, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Moment}.{Id:N}");

    /// <returns>Null for what is none of ours.</returns>
    public static CasePlace? Read(string text) =>
        text.Split('.') is [var moment, var id]
        && long.TryParse(moment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) && Guid.TryParseExact(id, "N", out var known)
            ? new CasePlace(at, known)
            : null;
}

/// <summary>A line of the list. Of a rahasia case it holds no word of the citizen.</summary>
internal sealed record CaseLine(
    Guid Id, TicketNumber Ticket, string? Title, bool IsSecret, ComplaintStatus Status, string Category, string Region, string? Institution,
    string Channel, DateTimeOffset FiledAt, DateTimeOffset? AmberAt, DateTimeOffset? RedAt, Guid? IncidentId)
{
    public ClockTone? Tone(DateTimeOffset now) => this switch
    {
        { AmberAt: null, RedAt: null } => null,
        { RedAt: { } red } when red <= now => ClockTone.Red,
        { AmberAt: { } amber } when amber <= now => ClockTone.Amber,
        _ => ClockTone.Green,
    };
}

/// <summary>A page of the list.</summary>
/// <param name="Lines">In order.</param>
/// <param name="Next">Where the next one begins; null at the end.</param>
internal sealed record CaseLines(IReadOnlyList<CaseLine> Lines, CasePlace? Next);

/// <summary>Lists cases page by page: no page reads what stands on another.</summary>
internal sealed class CaseListing(LedgerDatabase database, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>Words are looked for in the whole history; on SQLite only in the last year where no period is named.</summary>
    public bool SearchesAll => database.File is null;

    public Task<CaseLines> ReadAsync(Territory territory, CaseFilter filter, CaseOrder order, CasePlace? after, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var cases = await CaseWords.SayingAsync(context, filter, order == CaseOrder.Newest ? after : null, time.GetUtcNow(), cancellationToken);
            var rows = CaseFilters.Of(await territory.NarrowAsync(context, cases, filter.Unassigned ? "" : filter.Institution, cancellationToken), filter, time.GetUtcNow());
            rows = order == CaseOrder.Newest ? Newest(rows, after) : Overdue(rows, after);
            var lines = await rows.Take(PageSize + 1).Select(row => new CaseLine(
                row.Id, row.Ticket, row.IsSecret ? null : row.Title, row.IsSecret, row.Status, row.CategoryName, row.RegionName, row.InstitutionCode,
                row.OwnerChannel, row.FiledAt, row.AmberAt, row.RedAt, row.IncidentId)).ToListAsync(cancellationToken);
            return new CaseLines([.. lines.Take(PageSize)], lines.Count > PageSize ? PlaceOf(lines[PageSize - 1], order) : null);
        });

    /// <summary>The case somebody means by a number of ours or of the hub.</summary>
    /// <returns>Null for none they may see.</returns>
    public Task<TicketNumber?> FindAsync(Territory territory, string number, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var cases = territory.Within(context);
            if (TicketNumber.TryParse(number, out var ticket) && await cases.AnyAsync(row => row.Ticket == ticket, cancellationToken))
            {
                return ticket;
            }

            var tracking = number.TrimStart('#');
            return tracking.Length == 0 || !tracking.All(char.IsAsciiLetterOrDigit)
                ? null
                : await cases.Where(row => row.TrackingId == tracking).Select(row => (TicketNumber?)row.Ticket).FirstOrDefaultAsync(cancellationToken);
        });

    private static IQueryable<ComplaintRow> Newest(IQueryable<ComplaintRow> rows, CasePlace? after)
    {
        if (after is not null)
        {
            var (moment, id) = (Microseconds.Read(after.Moment), after.Id);
            rows = rows.Where(row => row.FiledAt <= moment && (row.FiledAt < moment || row.Id.CompareTo(id) < 0));
        }

        return rows.OrderByDescending(row => row.FiledAt).ThenByDescending(row => row.Id);
    }

    private static IQueryable<ComplaintRow> Overdue(IQueryable<ComplaintRow> rows, CasePlace? after)
    {
        rows = rows.Where(row => row.RedAt != null);
        if (after is not null)
        {
            var (moment, id) = (Microseconds.Read(after.Moment), after.Id);
            rows = rows.Where(row => row.RedAt >= moment && (row.RedAt > moment || row.Id.CompareTo(id) > 0));
        }

        return rows.OrderBy(row => row.RedAt).ThenBy(row => row.Id);
    }

    private static CasePlace PlaceOf(CaseLine line, CaseOrder order) =>
        new(Microseconds.Of(order == CaseOrder.Newest ? line.FiledAt : line.RedAt!.Value), line.Id);
}
