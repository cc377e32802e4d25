using System.Collections.Frozen;

namespace LaporBot.Core.Complaints;

/// <summary>The ten kabupaten and kota of NTB (Kemendagri codes, domain.md 3.3) with their everyday names.</summary>
public static class Regions
{
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

    private static readonly FrozenDictionary<string, string> Everyday = new Dictionary<string, string>
    {
        ["mataram"] = "52.71",
        ["lobar"] = "52.01",
        ["gerung"] = "52.01",
        ["loteng"] = "52.02",
        ["praya"] = "52.02",
        ["lotim"] = "52.03",
        ["selong"] = "52.03",
        ["lotara"] = "52.08",
        ["klu"] = "52.08",
        ["tanjung"] = "52.08",
        ["ksb"] = "52.07",
        ["taliwang"] = "52.07",
        ["sumbawa besar"] = "52.04",
        ["raba"] = "52.72",
    }.ToFrozenDictionary();

    public static Region? ByCode(string code) => Codes.GetValueOrDefault(code);

    /// <summary>
    /// Finds the region a person typed: its name with or without "kab." or "kota", or an everyday name. A bare "bima" could be
    /// two places and is not guessed.
    /// </summary>
    public static Region? ByName(string typed)
    {
        var words = Normalise(typed);
        if (words == "bima")
        {
            return null;
        }

        return Everyday.TryGetValue(words, out var code)
            ? Codes[code]
            : All.FirstOrDefault(region => Normalise(region.Name) == words)
                ?? All.FirstOrDefault(region => Bare(Normalise(region.Name)) == Bare(words) && Bare(words) != "bima");
    }

    private static string Normalise(string text) => string.Join(' ', text.ToLowerInvariant()
        .Replace('.', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word is "kabupaten" ? "kab" : word));

    private static string Bare(string text) => text.StartsWith("kab ", StringComparison.Ordinal) ? text[4..]
        : text.StartsWith("kota ", StringComparison.Ordinal) ? text[5..] : text;
}
