namespace LaporBot.Core.Reading;

/// <summary>Reads which kabupaten or kota a person means. Pure, and linear in the text.</summary>
internal static class RegionReader
{
    /// <summary>A longer answer tells a story and is read as strictly as one.</summary>
    private const int LongestAnswer = 160;

    /// <summary>The answer to "in which kabupaten or kota". Null when no place of the node is named.</summary>
    public static RegionReading? FromAnswer(string answer, Gazetteer gazetteer)
    {
        using var text = new TokenText(answer);
        return Read(text, gazetteer, isStory: answer.Length > LongestAnswer);
    }

    /// <summary>A place told in passing: not a street, dish, firm or person of that name, nor where a road leads.</summary>
    public static RegionReading? FromStory(string story, Gazetteer gazetteer)
    {
        using var text = new TokenText(story);
        return Read(text, gazetteer, isStory: true);
    }

    /// <summary>The full address of the one village or district of this region that a description names.</summary>
    public static string? AddressIn(string place, string? regionCode, Gazetteer gazetteer)
    {
        if (gazetteer.IsEmpty || string.IsNullOrEmpty(regionCode))
        {
            return null;
        }

        var region = RegionSet.Of(regionCode);
        using var text = new TokenText(place);
        var reading = Read(text, gazetteer, isStory: false, region);
        return reading?.Regions == region ? reading.Value.Address : null;
    }

    /// <summary>
    /// What fits all that was named, so that "Bima" and "Woha" is one place; when nothing does, everything that was named.
    /// </summary>
    public static RegionReading? Read(TokenText text, Gazetteer gazetteer, bool isStory, RegionSet? within = null)
    {
        var scan = new RegionScan(text, gazetteer, isStory);
        var fitting = within ?? RegionSet.All;
        var named = RegionSet.None;
        Village[] villages = [];
        Village[] districts = [];
        int from = -1, to = -1;
        for (var at = 0; at < text.Count; at = Math.Max(at + 1, to))
        {
            if (scan.At(at) is { } found)
            {
                fitting &= found.Regions;
                named |= found.Regions;
                from = from < 0 ? found.From : from;
                to = found.To;
                villages = villages.Length == 0 && found.Villages is [{ IsDistrict: false }, ..] ? found.Villages : villages;
                districts = districts.Length == 0 && found.Villages is [{ IsDistrict: true }, ..] ? found.Villages : districts;
            }
        }

        var regions = fitting.Count > 0 ? fitting : named;
        return from < 0 ? null : new RegionReading(regions, text.Cut(from, to), Address(villages, districts, regions));
    }

    private static string? Address(Village[] villages, Village[] districts, RegionSet regions)
    {
        var here = Array.FindAll(districts, district => regions.Has(district.RegionCode));
        var inside = Array.FindAll(villages, village => regions.Has(village.RegionCode) && (here.Length == 0 || Array.Exists(here, village.IsIn)));
        return inside.Length == 1 ? inside[0].Address : villages.Length == 0 && here.Length == 1 ? here[0].Address : null;
    }
}
