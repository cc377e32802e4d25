using System.Globalization;
using LaporBot.Core.Sla;

namespace LaporBot.Core.Complaints;

/// <summary>The clocks of domain.md 5.3: working days from the node's calendar.</summary>
public sealed class Clocks(SlaSchedule schedule, WorkCalendar calendar)
{
    private const string DayFormat = "dd-MM-yyyy";

    /// <summary>The last day on which a closed case may be opened again.</summary>
    public DateOnly ReopenUntil(ComplaintCase one, TimeZoneInfo zone)
    {
        var since = Day(one.StatusSince, zone);
        return AddWorkingDays(since, schedule.On(since).Reopen);
    }

    /// <summary>Working days from today to a day: 0 on the day itself, negative once it has passed.</summary>
    public int WorkingDaysTo(DateOnly due, DateOnly today) => calendar.WorkingDaysBetween(today, due);

    /// <summary>The n-th working day after a day.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count) => calendar.AddWorkingDays(day, count);

    /// <summary>A moment as the day and time people at the node read.</summary>
    public static string Print(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("dd-MM-yyyy HH.mm", CultureInfo.InvariantCulture);

    /// <summary>The last day before a moment, as people read it: what must be done before midnight must be done today.</summary>
    public static string PrintLastDay(DateTimeOffset end, TimeZoneInfo zone) =>
        Print(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddTicks(-1), zone).DateTime));

    public static string Print(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The day a moment falls on at the node.</summary>
    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
