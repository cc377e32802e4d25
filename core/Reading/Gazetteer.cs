using System.Collections.Frozen;
using LaporBot.Core.Conversations;

namespace LaporBot.Core.Reading;

/// <summary>
/// Districts and villages of the node by name, from the list an office may import. Built once at start; empty without a list,
/// and everything else works all the same.
/// </summary>
public sealed class Gazetteer
{
    public static readonly Gazetteer Empty = new([]);

    private readonly FrozenDictionary<string, Village[]> _villages;
    private readonly FrozenDictionary<string, Village[]> _districts;

    internal Gazetteer(IReadOnlyList<Village> all)
    {
        _villages = Index(all.Where(village => !village.IsDistrict));
        _districts = Index(all.Where(village => village.IsDistrict));
        Count = all.Count;
    }

    /// <summary>How many districts and villages there are.</summary>
    public int Count { get; }

    internal bool IsEmpty => Count == 0;

    /// <summary>All of one name in its plain form; villages before districts unless a district is asked for.</summary>
    internal Village[]? Find(ReadOnlySpan<char> plain, bool isDistrict) =>
        !isDistrict && _villages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var villages) ? villages
        : _districts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var districts) ? districts
        : null;

    internal static RegionSet RegionsOf(Village[] villages)
    {
        var regions = RegionSet.None;
        foreach (var village in villages)
        {
            regions |= RegionSet.Of(village.RegionCode);
        }

        return regions;
    }

    private static FrozenDictionary<string, Village[]> Index(IEnumerable<Village> villages) => villages
        .GroupBy(village => Vocabulary.Plain(village.Name.Replace("'", "", StringComparison.Ordinal)))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
