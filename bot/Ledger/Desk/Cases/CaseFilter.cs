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

    /// <summary>An official here has to answer next.</summary>
    public bool ToAnswer { get; init; }

    public ClockTone? Tone { get; init; }

    /// <summary>With its units; whoever lists narrows by it.</summary>
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

/// <summary>Turns a filter into a query of either database; words and institutions are narrowed by before.</summary>
internal static class CaseFilters
{
    private static readonly ComplaintStatus[] Final = [.. Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal)];

    public static IQueryable<ComplaintRow> Of(IQueryable<ComplaintRow> rows, CaseFilter filter, DateTimeOffset now)
    {
        rows = filter.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.ToAnswer ? rows.Where(row => row.Status == ComplaintStatus.Verified || row.Status == ComplaintStatus.InProgress || row.Status == ComplaintStatus.Reopened) : rows;
        rows = filter.OnlyOpen ? rows.Where(row => !Final.Contains(row.Status)) : rows;
        rows = Clock(rows, filter.Tone, now);
        rows = filter.Unassigned ? rows.Where(row => row.InstitutionCode == null) : rows;
        rows = filter.Category.Length > 0 ? rows.Where(row => row.CategoryCode == filter.Category) : rows;
        rows = filter.Region.Length > 0 ? rows.Where(row => row.RegionCode == filter.Region) : rows;
        rows = filter.Channel.Length > 0 ? rows.Where(row => row.OwnerChannel == filter.Channel) : rows;
        rows = filter.From is { } from ? rows.Where(row => row.FiledAt >= from) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.FiledAt < until) : rows;
        return filter.Incident is { } incident ? rows.Where(row => row.IncidentId == incident) : rows;
    }

    private static IQueryable<ComplaintRow> Clock(IQueryable<ComplaintRow> rows, ClockTone? tone, DateTimeOffset now) => tone switch
    {
        ClockTone.Red => rows.Where(row => row.RedAt <= now),
        ClockTone.Amber => rows.Where(row => row.AmberAt <= now && (row.RedAt == null || row.RedAt > now)),
        ClockTone.Green => rows.Where(row => row.AmberAt > now),
        _ => rows,
    };
}
