using LaporBot.Core.Messages;

namespace LaporBot.Core.Care;

/// <summary>Whether two people tell of the same thing: then one may support the other's case instead of filing a second one.</summary>
public static class SupportScore
{
    /// <summary>From here on the case is offered.</summary>
    public const double Threshold = 0.6;

    private const double PlaceWeight = 0.4;
    private const double WordWeight = 0.3;
    private const double CategoryWeight = 0.2;
    private const double DayWeight = 0.1;

    private const double NearMetres = 150;
    private const double FarMetres = 1500;
    private const double Month = 30;

    /// <summary>From 0 to 1; 0 in another region, or farther than a walk away.</summary>
    public static double Of(CaseSketch one, CaseSketch other)
    {
        if (one.RegionCode != other.RegionCode || Place(one, other) is not { } place)
        {
            return 0;
        }

        var category = one.CategoryCode.Length > 0 && one.CategoryCode == other.CategoryCode ? 1 : 0;
        var words = WordSet.Of(one.Words);
        var otherWords = WordSet.Of(other.Words);
        var likeness = Math.Max(words.Likeness(otherWords), words.Overlap(otherWords) * (category == 1 ? 1 : 0.5));
        var days = Math.Abs(one.Day.DayNumber - other.Day.DayNumber);
        var score = (PlaceWeight * place) + (WordWeight * likeness) + (CategoryWeight * category) + (DayWeight * Math.Max(0, 1 - (days / Month)));

        // The right kind of trouble somewhere else, or another trouble in the same street: neither is the same case.
        return place == 0 || likeness == 0 ? Math.Min(score, Threshold / 2) : score;
    }

    /// <summary>By pins where both have one, else by words; null when too far apart.</summary>
    private static double? Place(CaseSketch one, CaseSketch other)
    {
        if (one.Point is { } here && other.Point is { } there)
        {
            var metres = Metres(here, there);
            return metres > FarMetres ? null : 1 - (Math.Max(0, metres - NearMetres) / (FarMetres - NearMetres));
        }

        // A place named in the story counts as well as one given when asked.
        var places = WordSet.Of(one.Place);
        var others = WordSet.Of(other.Place);
        return Sharpen(places.IsEmpty ? others.Overlap(WordSet.Of(one.Words)) : places.Overlap(others.IsEmpty ? WordSet.Of(other.Words) : others));
    }

    /// <summary>One common word ("pasar") of three is chance.</summary>
    private static double Sharpen(double overlap) => overlap <= 1 / 3.0 ? 0 : overlap;

    /// <summary>Flat-earth distance: exact enough for a walk.</summary>
    private static double Metres(GeoPoint a, GeoPoint b)
    {
        const double metresPerDegree = 111_320;
        var north = (a.Latitude - b.Latitude) * metresPerDegree;
        var east = (a.Longitude - b.Longitude) * metresPerDegree * Math.Cos(a.Latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
