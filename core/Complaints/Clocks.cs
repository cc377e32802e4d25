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

    /// <summary>The last day on which a closed case may be opened again.</summary>
    public DateOnly ReopenUntil(ComplaintCase one, TimeZoneInfo zone) => AddWorkingDays(Day(one.StatusSince, zone), sla.Reopen);

    /// <summary>Working days from today to a day: 0 on the day itself, negative once it has passed.</summary>
    public int WorkingDaysTo(DateOnly due, DateOnly today)
    {
        var (from, to) = due >= today ? (today, due) : (due, today);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return due >= today ? count : -count;
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

    /// <summary>The day a moment falls on at the node.</summary>
    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);
}
