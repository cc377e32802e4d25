namespace LaporBot.Core.Reading;

/// <summary>A time read out of a text.</summary>
/// <param name="Date">The day; after today only when the person named a day to come.</param>
/// <param name="Time">A clock time in the node's zone, or null.</param>
/// <param name="Part">The part of the day that was named, or null.</param>
/// <param name="IsApproximate">The words fit other days too ("awal bulan").</param>
/// <param name="Words">The words it was read from, as they were written.</param>
internal readonly record struct TimeMention(DateOnly Date, TimeOnly? Time, DayPart? Part, bool IsApproximate, string Words)
{
    /// <summary>The clock time, or the middle of the part of the day; null while that has not come yet.</summary>
    public TimeOnly? AroundTime(LocalMoment now) =>
        (Time ?? Part?.Middle()) is { } time && (Date < now.Date || time <= now.Time) ? time : null;
}
