using System.Collections.Frozen;

namespace LaporBot.Core.Reading;

/// <summary>Words about time: Indonesian, the way it is typed on a phone, and English.</summary>
internal static class TimeLexicon
{
    private const int ShortestMended = 6;
    private const int Longest = 14;

    private static readonly FrozenDictionary<string, Term> Terms = Build();

    private static readonly FrozenDictionary<string, Term>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Terms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Long enough to be mended by one letter. Words with a neighbour in the language are not among them: "selasa" and "selama",
    /// "tanggal" and "tinggal", "bulan" and "bukan".
    /// </summary>
    private static readonly string[] Mendable =
    [
        "kemarin", "semalam", "barusan", "januari", "februari", "agustus", "september", "oktober", "november", "desember",
        "yesterday", "seminggu", "sebulan", "pertengahan", "wednesday", "thursday", "saturday",
    ];

    /// <summary>Real words one letter away from a mendable one.</summary>
    private static readonly FrozenSet<string> Innocent = FrozenSet.ToFrozenSet(["kemari", "kemaring", "semalaman", "sebulat", "pertengkaran"]);

    public static Term Find(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
        {
            return default;
        }

        return Lookup.TryGetValue(word, out var term) ? term
            : word.Length >= ShortestMended ? Mend(word)
            : default;
    }

    private static Term Mend(ReadOnlySpan<char> word)
    {
        foreach (var known in Mendable)
        {
            if (known[0] == word[0] && Spelling.IsOneLetterOff(word, known)
                && !Innocent.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            {
                return Terms[known];
            }
        }

        return default;
    }

    private static FrozenDictionary<string, Term> Build()
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var (kind, value, isLoose, words) in TimeWords.All)
        {
            foreach (var word in words.Split(' '))
            {
                terms.Add(word, new Term(kind, value, isLoose));
            }
        }

        return terms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
