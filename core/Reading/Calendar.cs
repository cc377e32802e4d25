namespace LaporBot.Core.Reading;

/// <summary>Days counted back from today.</summary>
internal static class Calendar
{
    public const int FirstYear = 1945;
    public const int LastYear = 2100;

    /// <summary>Between two 29ths of February, the turn of a century included.</summary>
    private const int LongestLeapGap = 8;

    private const int DaysInWeek = 7;

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    /// <summary>The latest such day that is not after today.</summary>
    public static DateOnly? Latest(int month, int day, DateOnly today)
    {
        for (var year = today.Year; year >= today.Year - LongestLeapGap; year--)
        {
            if (Day(year, month, day) is { } date && date <= today)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The latest day of the month with this number that is not after today.</summary>
    public static DateOnly? Latest(int day, DateOnly today)
    {
        for (var back = 0; back <= 2; back++)
        {
            var month = today.AddMonths(-back);
            if (Day(month.Year, month.Month, day) is { } date && date <= today)
            {
                return date;
            }
        }

        return null;
    }

    public static DateOnly Latest(DayOfWeek day, DateOnly today, bool maybeToday)
    {
        var back = ((int)today.DayOfWeek - (int)day + DaysInWeek) % DaysInWeek;
        return today.AddDays(back == 0 && !maybeToday ? -DaysInWeek : -back);
    }

    public static DateOnly Monday(DateOnly day) => Latest(DayOfWeek.Monday, day, maybeToday: true);

    /// <summary>26 is 2026, 98 is 1998.</summary>
    public static int Year(int written, DateOnly today) =>
        written >= 100 ? written : written <= (today.Year % 100) + 1 ? today.Year - (today.Year % 100) + written : today.Year - (today.Year % 100) - 100 + written;
}
