using System.Collections.Frozen;

namespace LaporBot.Core.Reading;

/// <summary>Words that describe places, and words that end a name.</summary>
internal static class PlaceLexicon
{
    private const int Longest = 16;
    private const int ShortestVerb = 6;

    private static readonly FrozenDictionary<string, PlaceTerm> Terms = Build();

    private static readonly FrozenDictionary<string, PlaceTerm>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Terms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names of places that look like verbs.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoVerbs = FrozenSet.ToFrozenSet(
        ["bertais", "terara", "meninting", "menala", "mendana", "merembu", "mengkudu", "terong", "merdeka", "dirgantara", "diponegoro", "merpati", "melati", "mekarsari", "merapi", "melayu", "mereje", "merarik"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static PlaceTerm Find(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= Longest && Lookup.TryGetValue(word, out var term) ? term : PlaceTerm.None;

    /// <summary>"dibuatkan", "berlubang", "mengganggu", "lampunya": no name is written like this in small letters.</summary>
    public static bool LooksInflected(ReadOnlySpan<char> word) =>
        word.Length >= ShortestVerb && !NoVerbs.Contains(word)
        && (word.StartsWith("ber") || word.StartsWith("mem") || word.StartsWith("men") || word.StartsWith("ter") || word.StartsWith("di")
            || word.EndsWith("nya") || word.EndsWith("kan") || word.StartsWith("mel") || word.StartsWith("mer") || (word.StartsWith("me") && word.EndsWith('i')) || (word.StartsWith("ke") && word.EndsWith("an")));

    private static FrozenDictionary<string, PlaceTerm> Build()
    {
        var terms = new Dictionary<string, PlaceTerm>(StringComparer.Ordinal);
        foreach (var (term, words) in PlaceWords.All)
        {
            foreach (var word in words.Split(' '))
            {
                terms.TryAdd(word.Replace('_', ' '), term);
            }
        }

        return terms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
