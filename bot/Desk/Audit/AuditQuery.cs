using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Audit;

/// <summary>What of the trail somebody asks for, and may see: who does not oversee the node sees their own acts.</summary>
/// <param name="Filter">For the ledger.</param>
/// <param name="From">As typed.</param>
/// <param name="Until">As typed; that day is still in it.</param>
internal sealed record AuditQuery(AuditFilter Filter, string From, string Until)
{
    public static AuditQuery Of(DeskRequest desk, TimeZoneInfo zone)
    {
        var (from, until) = (desk.Asked("dari"), desk.Asked("sampai"));
        var seesAll = PowerTable.Of(desk.Actor.Role, Power.ReadAudit) == Span.All;
        var asked = Guid.TryParse(desk.Asked("siapa"), out var actor) ? actor : (Guid?)null;
        return new AuditQuery(
            new AuditFilter(seesAll ? asked : desk.Actor.Id, desk.Asked("tindakan"), desk.Asked("objek"), Moment(from, 0, zone), Moment(until, 1, zone)), from, until)
        {
            SeesAll = seesAll,
            IsNarrowed = seesAll && asked is not null,
        };
    }

    /// <summary>Everybody's acts, and not one's own alone.</summary>
    public bool SeesAll { get; private init; }

    /// <summary>Somebody who sees everybody's acts asked for those of one.</summary>
    public bool IsNarrowed { get; private init; }

    /// <summary>The same question again, for the next page and for the file.</summary>
    public string Address(string path, long? before = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}?siapa={Filter.ActorId}&tindakan={Uri.EscapeDataString(Filter.Action)}&objek={Uri.EscapeDataString(Filter.Object)}&dari={From}&sampai={Until}{(before is null ? "" : $"&sebelum={before}")}");

    private static DateTimeOffset? Moment(string day, int plus, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return null;
        }

        var local = read.AddDays(plus).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
