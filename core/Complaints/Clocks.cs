using System.Collections.Frozen;
using System.Globalization;

namespace LaporBot.Core.Complaints;

/// <summary>The clocks of domain.md 5.3: working days from the node's calendar.</summary>
public sealed class Clocks(SlaOptions sla, IEnumerable<DateOnly> holidays)
{
    private const string DayFormat = "dd-MM-yyyy";

    private readonly FrozenSet<DateOnly> _holidays = holidays.ToFrozenSet();

    /// <summary>The day the running clock of a case ends, or null when none runs.</summary>
    public DateOnly? NextStepDue(ComplaintCase one, TimeZoneInfo zone)
    {
        var since = Day(one.StatusSince, zone);
        return one.Status switch
        {
            ComplaintStatus.Relayed => AddWorkingDays(since, sla.Verification),
            ComplaintStatus.Verified or ComplaintStatus.InProgress or ComplaintStatus.Reopened => AddWorkingDays(since, sla.FirstFollowUp),
            ComplaintStatus.Answered => AddWorkingDays(since, sla.ReplyWindow),
            ComplaintStatus.Pending => AddWorkingDays(since, sla.Completing),
            _ => null,
        };
    }

    /// <summary>The n-th working day after a day.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        for (var left = count; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>A moment as the day and time people at the node read.</summary>
    public static string Print(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("dd-MM-yyyy HH.mm", CultureInfo.InvariantCulture);

    public static string Print(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    private static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
