using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>How a case's clock stands.</summary>
internal enum ClockTone
{
    /// <summary>None runs, or it has time.</summary>
    Green = 1,
    Amber,
    Red,
}

/// <summary>Which cases are asked for; null and empty ask for nothing special.</summary>
internal sealed record CaseFilter
{
    public ComplaintStatus? Status { get; init; }

    /// <summary>Every status that is not an end.</summary>
    public bool OnlyOpen { get; init; }

    public ClockTone? Tone { get; init; }

    /// <summary>With its units.</summary>
    public string Institution { get; init; } = "";

    /// <summary>Nobody was named.</summary>
    public bool Unassigned { get; init; }

    public string Category { get; init; } = "";

    public string Region { get; init; } = "";

    public string Channel { get; init; } = "";

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Words of title and story; never of a rahasia case, or searching would tell what it says.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public Guid? Incident { get; init; }
}

/// <summary>Turns a filter into a query of either database.</summary>
internal static class CaseFilters
{
    private static readonly ComplaintStatus[] Final = [.. Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal)];

    public static IQueryable<ComplaintRow> Of(LedgerContext context, IQueryable<ComplaintRow> rows, CaseFilter filter, DateTimeOffset now)
    {
        rows = filter.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.OnlyOpen ? rows.Where(row => !Final.Contains(row.Status)) : rows;
        rows = Clock(rows, filter.Tone, now);
        rows = Lies(context, rows, filter);
        rows = filter.Category.Length > 0 ? rows.Where(row => row.CategoryCode == filter.Category) : rows;
        rows = filter.Region.Length > 0 ? rows.Where(row => row.RegionCode == filter.Region) : rows;
        rows = filter.Channel.Length > 0 ? rows.Where(row => row.OwnerChannel == filter.Channel) : rows;
        rows = filter.From is { } from ? rows.Where(row => row.FiledAt >= from) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.FiledAt < until) : rows;
        rows = filter.Incident is { } incident ? rows.Where(row => row.IncidentId == incident) : rows;
        return filter.Words.Count > 0 ? Says(context, rows, filter.Words) : rows;
    }

    private static IQueryable<ComplaintRow> Clock(IQueryable<ComplaintRow> rows, ClockTone? tone, DateTimeOffset now) => tone switch
    {
        ClockTone.Red => rows.Where(row => row.RedAt <= now),
        ClockTone.Amber => rows.Where(row => row.AmberAt <= now && (row.RedAt == null || row.RedAt > now)),
        ClockTone.Green => rows.Where(row => row.AmberAt > now),
        _ => rows,
    };

    private static IQueryable<ComplaintRow> Lies(LedgerContext context, IQueryable<ComplaintRow> rows, CaseFilter filter)
    {
        if (filter.Unassigned)
        {
            return rows.Where(row => row.InstitutionCode == null);
        }

        var units = context.Institutions.Where(one => one.ParentCode == filter.Institution).Select(one => one.Code);
        return filter.Institution.Length == 0 ? rows : rows.Where(row => row.InstitutionCode == filter.Institution || units.Contains(row.InstitutionCode!));
    }

    /// <summary>
    /// PostgreSQL answers from the index of the migration, each word by its beginning. SQLite, the ledger of a small node, reads the
    /// rows of the period one by one.
    /// </summary>
    private static IQueryable<ComplaintRow> Says(LedgerContext context, IQueryable<ComplaintRow> rows, IReadOnlyList<string> words)
    {
        rows = rows.Where(row => !row.IsSecret);
        if (context is PostgresLedger)
        {
            var asked = CaseWords.Query(words);
            return rows.Where(row => EF.Functions.ToTsVector("simple", row.Title + " " + row.Story).Matches(EF.Functions.ToTsQuery("simple", asked)));
        }

        return words.Aggregate(rows, (so, word) => so.Where(row => EF.Functions.Like(row.Title, $"%{word}%") || EF.Functions.Like(row.Story, $"%{word}%")));
    }
}
