namespace LaporBot.Core.Reading;

/// <summary>Sets a clock time against the day it was said of.</summary>
internal static class DayClock
{
    private const int Noon = 12;
    private const int MinutesInHour = 60;
    private const int MinutesInDay = 24 * MinutesInHour;

    /// <summary>The day and the time; no time when that would be still to come.</summary>
    public static (DateOnly Date, TimeOnly? Time) Set(Found found, ClockFound clock, LocalMoment now)
    {
        var minutes = (Hour(found, clock) * MinutesInHour) + clock.Minute;
        minutes += clock.Zone is { } zone ? (int)now.Offset.TotalMinutes - (zone * MinutesInHour) : 0;
        var moment = found.Date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        var present = now.Date.ToDateTime(now.Time);
        if (found.Date > now.Date)
        {
            return (found.Date, TimeOnly.FromDateTime(moment));
        }

        if (found.IsJustPast && IsOpen(clock))
        {
            moment = LatestOf(moment, present);
        }
        else if (moment > present && (found.IsJustPast || minutes >= MinutesInDay))
        {
            moment = moment.AddDays(-1);
        }

        return moment > present ? (found.Date, null) : (DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
    }

    private static bool IsOpen(ClockFound clock) => !clock.IsCertain && clock.Part is null && clock.Meridiem is null && clock.Hour <= Noon;

    /// <summary>"tadi jam 9" at ten in the evening is nine in the evening.</summary>
    private static DateTime LatestOf(DateTime moment, DateTime present)
    {
        var latest = moment.Date.AddMinutes(moment.TimeOfDay.TotalMinutes % (MinutesInDay / 2)).AddHours(Noon);
        while (latest > present)
        {
            latest = latest.AddHours(-Noon);
        }

        return latest;
    }

    /// <summary>0 to 24 and beyond: after midnight belongs to the evening before.</summary>
    private static int Hour(Found found, ClockFound clock)
    {
        if (clock.Meridiem is { } meridiem)
        {
            return (clock.Hour % Noon) + meridiem;
        }

        var isNightOfDay = found.Part == DayPart.Night;
        if (clock.IsCertain)
        {
            return isNightOfDay && clock.Hour < (int)DayPart.Morning ? clock.Hour + (2 * Noon) : clock.Hour;
        }

        return (clock.Part ?? found.Part) switch
        {
            DayPart.Dawn when isNightOfDay => (clock.Hour % Noon) + (2 * Noon),
            DayPart.Dawn or DayPart.Morning => clock.Hour % Noon,
            DayPart.Midday => clock.Hour <= 4 ? clock.Hour + Noon : clock.Hour,
            DayPart.Afternoon => (clock.Hour % Noon) + Noon,
            DayPart.Night => Evening(clock.Hour, isNightOfDay),
            _ when found.IsJustPast => clock.Hour,
            _ => clock.Hour is >= 1 and <= 5 ? clock.Hour + Noon : clock.Hour,
        };
    }

    private static int Evening(int hour, bool isNightOfDay) =>
        hour == Noon ? 2 * Noon : hour >= 6 ? hour + Noon : isNightOfDay ? hour + (2 * Noon) : hour;
}
