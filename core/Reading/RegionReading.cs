using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading;

/// <summary>A region read out of a text.</summary>
/// <param name="Regions">One when it is certain; several when the words fit several.</param>
/// <param name="Words">The words it was read from.</param>
/// <param name="Address">The one village or district that was named, when the office has imported their list.</param>
internal readonly record struct RegionReading(RegionSet Regions, string Words, string? Address)
{
    /// <summary>The region when there is no doubt.</summary>
    public Region? Certain => Regions.Count == 1 ? Regions.Members().First() : null;
}
