using System.Security.Cryptography;
using System.Text;
using LaporBot.Core;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// The calendar and the limits this process counts by: those of the settings and those entered at the desk. Looked at anew before anything
/// is wound or reminded, so that two replicas never count by two calendars for long.
/// </summary>
internal sealed class NodeCalendar(CalendarRows rows, WorkCalendar calendar, SlaSchedule schedule, IOptions<NodeOptions> node)
{
    /// <summary>Of what is held; empty before the first look.</summary>
    private volatile string? _version = "";

    public WorkCalendar Work => calendar;

    public SlaSchedule Limits => schedule;

    /// <summary>Days off by the settings.</summary>
    public IReadOnlySet<DateOnly> Fixed { get; } = node.Value.Holidays.ToHashSet();

    /// <summary>Changes of the limits by the settings.</summary>
    public IEnumerable<SlaChange> FixedChanges => node.Value.SlaFrom;

    /// <summary>Another one, other clocks: what was counted with another is stale.</summary>
    public string Fingerprint
    {
        get
        {
            var own = node.Value;
            var text = string.Join('|',
                schedule.Fingerprint, own.TimeZone, $"{own.OfficeFrom:HHmm}-{own.OfficeUntil:HHmm}", calendar.Fingerprint,
                string.Join(',', own.Investigated.Order(StringComparer.Ordinal)), string.Join(',', WorkCalendar.Week(own).Order()));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Some day off of this year is known.</summary>
    public bool Knows(int year) => calendar.Holidays.Any(day => day.Year == year);

    /// <summary>Takes up what was entered since the last time, here or by another replica.</summary>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer; what was known still holds.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (await rows.VersionAsync(cancellationToken) is var version && version == _version)
        {
            return;
        }

        // Two at once do the same; should the older one end last, the next look finds another version and does it again.
        var entries = await rows.ReadAsync(cancellationToken);
        calendar.Learn([.. node.Value.Holidays, .. entries.Holidays.Select(row => row.Day)]);
        schedule.Learn(node.Value, [.. entries.Changes.Select(row => row.Read())]);
        _version = version;
    }
}
