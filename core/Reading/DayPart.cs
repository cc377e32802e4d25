namespace LaporBot.Core.Reading;

/// <summary>A part of the day as people name it; the value is the hour it begins at.</summary>
internal enum DayPart
{
    /// <summary>Dini hari, subuh.</summary>
    Dawn = 0,

    /// <summary>Pagi.</summary>
    Morning = 4,

    /// <summary>Siang.</summary>
    Midday = 10,

    /// <summary>Sore, petang.</summary>
    Afternoon = 15,

    /// <summary>Malam.</summary>
    Night = 18,
}

internal static class DayParts
{
    /// <summary>The hour a clerk would write down for it.</summary>
    public static TimeOnly Middle(this DayPart part) => part switch
    {
        DayPart.Dawn => new TimeOnly(4, 0),
        DayPart.Morning => new TimeOnly(8, 0),
        DayPart.Midday => new TimeOnly(12, 0),
        DayPart.Afternoon => new TimeOnly(16, 0),
        _ => new TimeOnly(20, 0),
    };

    /// <summary>It has begun at this time of day.</summary>
    public static bool HasBegun(this DayPart part, TimeOnly time) => time.Hour >= (int)part;
}
