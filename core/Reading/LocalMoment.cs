using LaporBot.Core.Conversations;

namespace LaporBot.Core.Reading;

/// <summary>Now, as the clock on the node's wall shows it.</summary>
/// <param name="Date">Today.</param>
/// <param name="Time">The time of day.</param>
/// <param name="Offset">The node's distance from UTC, for a time given in another zone of Indonesia.</param>
internal readonly record struct LocalMoment(DateOnly Date, TimeOnly Time, TimeSpan Offset)
{
    public static LocalMoment Of(TurnFacts facts)
    {
        var local = TimeZoneInfo.ConvertTime(facts.Now, facts.Zone);
        return new LocalMoment(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }
}
