using System.Numerics;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading;

/// <summary>Some of the node's kabupaten and kota; one bit each, in the order of <see cref="Regions.All"/>.</summary>
internal readonly record struct RegionSet(ushort Bits)
{
    public static readonly RegionSet None;
    public static readonly RegionSet All = new((ushort)((1 << Regions.All.Count) - 1));

    public int Count => BitOperations.PopCount(Bits);

    public static RegionSet Of(params ReadOnlySpan<string> codes)
    {
        var bits = 0;
        foreach (var code in codes)
        {
            bits |= 1 << IndexOf(code);
        }

        return new RegionSet((ushort)bits);
    }

    public static RegionSet operator &(RegionSet one, RegionSet other) => new((ushort)(one.Bits & other.Bits));

    public static RegionSet operator |(RegionSet one, RegionSet other) => new((ushort)(one.Bits | other.Bits));

    public bool Has(string code) => (Bits & (1 << IndexOf(code))) != 0;

    /// <summary>In the order of <see cref="Regions.All"/>.</summary>
    public IEnumerable<Region> Members()
    {
        for (var index = 0; index < Regions.All.Count; index++)
        {
            if ((Bits & (1 << index)) != 0)
            {
                yield return Regions.All[index];
            }
        }
    }

    private static int IndexOf(string code)
    {
        for (var index = 0; index < Regions.All.Count; index++)
        {
            if (Regions.All[index].Code == code)
            {
                return index;
            }
        }

        throw new ArgumentException($"{code} is no region of the node.", nameof(code));
    }
}
