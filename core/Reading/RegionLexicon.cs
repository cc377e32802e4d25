using System.Collections.Frozen;

namespace LaporBot.Core.Reading;

/// <summary>A word's part in naming a region.</summary>
internal readonly record struct RegionWord(RegionTerm Term, RegionSet Regions);

/// <summary>Names of the node's regions and the words around them; phrases of two words too.</summary>
internal static class RegionLexicon
{
    public static readonly RegionSet Lombok = RegionSet.Of("52.71", "52.01", "52.02", "52.03", "52.08");
    public static readonly RegionSet Sumbawa = RegionSet.Of("52.04");
    public static readonly RegionSet WestSumbawa = RegionSet.Of("52.07");
    public static readonly RegionSet Bima = RegionSet.Of("52.06", "52.72");
    public static readonly RegionSet BimaCity = RegionSet.Of("52.72");
    public static readonly RegionSet BimaRegency = RegionSet.Of("52.06");

    private static readonly RegionSet LombokBarat = RegionSet.Of("52.01");
    private static readonly RegionSet LombokTengah = RegionSet.Of("52.02");
    private static readonly RegionSet LombokTimur = RegionSet.Of("52.03");
    private static readonly RegionSet LombokUtara = RegionSet.Of("52.08");

    private const int ShortestMended = 5;
    private const int ShortestInStory = 6;
    private const int Longest = 24;

    private static readonly FrozenDictionary<string, RegionWord> Words = Build();

    private static readonly FrozenDictionary<string, RegionWord>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Mendable =
        [.. Words.Where(word => word.Key.Length >= ShortestMended && word.Value.Term is RegionTerm.Name or RegionTerm.Lombok or RegionTerm.Sumbawa).Select(word => word.Key)];

    /// <summary>The few names that a story may misspell: one letter off they are no other word.</summary>
    private static readonly string[] MendableInStory = ["mataram", "sumbawa", "lombok", "taliwang", "cakranegara", "ampenan"];

    /// <summary>Real words one letter away from a name: gedung and Gerung, selang and Selong.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Innocent = FrozenSet.ToFrozenSet(
        ["gedung", "terung", "selang", "gelang", "belong", "selon", "makan", "praja", "tombok", "tampu", "tempu", "cakar", "malam", "sikut", "syukur", "trawang"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Which part of Lombok: by a word for a quarter of the sky, one wrong letter allowed.</summary>
    public static RegionSet Direction(ReadOnlySpan<char> word) => Find(word).Term switch
    {
        RegionTerm.West => LombokBarat,
        RegionTerm.Middle => LombokTengah,
        RegionTerm.East => LombokTimur,
        RegionTerm.North => LombokUtara,
        _ => Spelling.IsOneLetterOff(word, "barat") ? LombokBarat
            : Spelling.IsOneLetterOff(word, "tengah") ? LombokTengah
            : Spelling.IsOneLetterOff(word, "timur") ? LombokTimur
            : Spelling.IsOneLetterOff(word, "utara") ? LombokUtara
            : RegionSet.None,
    };

    public static RegionWord Find(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= Longest && Lookup.TryGetValue(word, out var found) ? found : default;

    /// <summary>The name this is one letter away from.</summary>
    public static RegionWord Mend(ReadOnlySpan<char> word, bool isStory)
    {
        if (word.Length < (isStory ? ShortestInStory : ShortestMended) || word.Length > Longest || Innocent.Contains(word))
        {
            return default;
        }

        foreach (var known in isStory ? MendableInStory : Mendable)
        {
            if (known[0] == word[0] && Spelling.IsOneLetterOff(word, known))
            {
                return Words[known];
            }
        }

        return default;
    }

    private static FrozenDictionary<string, RegionWord> Build()
    {
        var words = new Dictionary<string, RegionWord>(StringComparer.Ordinal);
        foreach (var (term, codes, names) in RegionWords.All)
        {
            var regions = codes.Length == 0 ? RegionSet.None : RegionSet.Of(codes);
            foreach (var name in names.Split(' '))
            {
                words.Add(name.Replace('_', ' '), new RegionWord(term, regions));
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
