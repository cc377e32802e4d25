namespace LaporBot.Core.Reading;

/// <summary>What a story already says, to be shown back and confirmed rather than asked.</summary>
/// <param name="When">When it happened, or null.</param>
/// <param name="Region">The kabupaten or kota, perhaps several candidates, or null.</param>
/// <param name="Place">The place in the person's own words, or null.</param>
internal readonly record struct StoryReading(TimeMention? When, RegionReading? Region, string? Place);

/// <summary>Reads time, region and place out of a story in one pass over its words. Pure.</summary>
internal static class StoryReader
{
    public static StoryReading Read(string story, LocalMoment now, Gazetteer gazetteer)
    {
        using var text = new TokenText(story);
        var region = RegionReader.Read(text, gazetteer, isStory: true);
        var place = PlaceReader.Read(text);
        var reading = new StoryReading(TimeReader.Read(text, now, isStory: true), region, Refined(place, region?.Address));
        return reading;
    }

    /// <summary>The person's words, and behind them the full address of the village they name.</summary>
    public static string? Refined(string? place, string? address) =>
        address is null || place is null ? place ?? address
        : place.Contains(address, StringComparison.OrdinalIgnoreCase) || place.Length + address.Length + 3 > PlaceReader.Longest ? place
        : $"{place} ({address})";
}
