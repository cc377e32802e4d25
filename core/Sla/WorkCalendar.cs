namespace LaporBot.Core.Sla;

/// <summary>
/// Working days and office hours of the node. Counting is a look at a table, so that a million cases cost no more than ten. All
/// moments are by the node's own clock.
/// </summary>
public sealed class WorkCalendar
{
    private const int MinutesPerDay = 24 * 60;

    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);

    /// <summary>Working days before each day since <see cref="First"/>.</summary>
    private volatile int[] _before = [];

    private readonly HashSet<DayOfWeek> _week;
    private volatile IReadOnlySet<DateOnly> _holidays = new HashSet<DateOnly>();

    private readonly int _from;
    private readonly int _perDay;

    /// <param name="week">Days of the week on which people work.</param>
    /// <param name="holidays">Days off among them.</param>
    /// <param name="zone">Whose clock.</param>
    /// <param name="from">When the office opens.</param>
    /// <param name="until">When it closes.</param>
    public WorkCalendar(IEnumerable<DayOfWeek> week, IEnumerable<DateOnly> holidays, TimeZoneInfo zone, TimeOnly from, TimeOnly until)
    {
        _week = [.. week];
        Learn(holidays);
        (_from, _perDay) = ((int)from.ToTimeSpan().TotalMinutes, (int)(until - from).TotalMinutes);
        Zone = zone;
    }

    /// <summary>Whose clock.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The days off.</summary>
    public IReadOnlySet<DateOnly> Holidays => _holidays;

    /// <summary>Changes with any day off.</summary>
    public string Fingerprint => string.Join(',', _holidays.Order().Select(day => $"{day:yyyyMMdd}"));

    /// <summary>The calendar of a node's settings.</summary>
    public static WorkCalendar Of(NodeOptions node) => new(Week(node), node.Holidays, NodeZone.Find(node.TimeZone)!, node.OfficeFrom, node.OfficeUntil);

    /// <summary>The days of the week on which a node works.</summary>
    public static IEnumerable<DayOfWeek> Week(NodeOptions node) => node.WorkDays.Count > 0
        ? node.WorkDays
        : [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>From now on these are the days off; whoever is counting meanwhile counts by the old ones to the end of that count.</summary>
    public void Learn(IEnumerable<DateOnly> holidays)
    {
        var off = holidays.ToHashSet();
        var before = new int[Last.DayNumber - First.DayNumber + 2];
        for (var i = 0; i + 1 < before.Length; i++)
        {
            var day = First.AddDays(i);
            before[i + 1] = before[i] + (_week.Contains(day.DayOfWeek) && !off.Contains(day) ? 1 : 0);
        }

        (_holidays, _before) = (off, before);
    }

    public bool IsWorkingDay(DateOnly day) => Before(day.AddDays(1)) > Before(day);

    /// <summary>The n-th working day after a day.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        for (var left = count; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Working days after one day, up to and with another; negative when that one is earlier.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly upTo) => Before(upTo.AddDays(1)) - Before(after.AddDays(1));

    /// <summary>The day a moment falls on.</summary>
    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));

    /// <summary>The moment a day begins.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The moment a day is over.</summary>
    public DateTimeOffset End(DateOnly day) => Start(day.AddDays(1));

    /// <summary>Minutes of the node's clock since 2000: a moment that takes four bytes and knows its day.</summary>
    public int Minute(DateTimeOffset moment) => (int)Math.Floor((Local(moment) - First.ToDateTime(TimeOnly.MinValue)).TotalMinutes);

    /// <summary>The moment of such a minute.</summary>
    public DateTimeOffset Moment(int minute)
    {
        var local = First.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first minute of a day.</summary>
    public static int Minute(DateOnly day) => (day.DayNumber - First.DayNumber) * MinutesPerDay;

    /// <summary>The day of a minute.</summary>
    public static DateOnly Day(int minute) => First.AddDays(Math.DivRem(minute, MinutesPerDay, out var rest) - (rest < 0 ? 1 : 0));

    /// <summary>Minutes the office was open since 2000; the difference of two is the working time between them.</summary>
    public int OpenMinutes(int minute)
    {
        var before = _before;
        var day = Math.Clamp(minute / MinutesPerDay, 0, before.Length - 2);
        var isWorkingDay = before[day + 1] > before[day];
        return (before[day] * _perDay) + (isWorkingDay ? Math.Clamp(minute - (day * MinutesPerDay) - _from, 0, _perDay) : 0);
    }

    /// <summary>The office is open.</summary>
    public bool IsOpen(DateTimeOffset moment)
    {
        var minute = Minute(moment);
        var time = minute - Minute(Day(minute));
        return IsWorkingDay(Day(minute)) && time >= _from && time < _from + _perDay;
    }

    private int Before(DateOnly day)
    {
        var before = _before;
        return before[Math.Clamp(day.DayNumber - First.DayNumber, 0, before.Length - 1)];
    }

    private DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;
}
