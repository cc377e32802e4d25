using System.Collections.Frozen;

namespace LaporBot.Core.Complaints;

/// <summary>The ten kabupaten and kota of NTB (Kemendagri codes, domain.md 3.3). <see cref="Reading.RegionReader"/> knows their everyday names.</summary>
public static class Regions
{
    /// <summary>How every code of the node begins.</summary>
    public const string Province = "52.";

    public static readonly IReadOnlyList<Region> All =
    [
        new("52.71", "Kota Mataram"),
        new("52.01", "Kab. Lombok Barat"),
        new("52.02", "Kab. Lombok Tengah"),
        new("52.03", "Kab. Lombok Timur"),
        new("52.08", "Kab. Lombok Utara"),
        new("52.07", "Kab. Sumbawa Barat"),
        new("52.04", "Kab. Sumbawa"),
        new("52.05", "Kab. Dompu"),
        new("52.06", "Kab. Bima"),
        new("52.72", "Kota Bima"),
    ];

    private static readonly FrozenDictionary<string, Region> Codes = All.ToFrozenDictionary(region => region.Code);

    public static Region? ByCode(string code) => Codes.GetValueOrDefault(code);
}
