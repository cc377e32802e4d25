using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Care;

/// <summary>
/// The telling words of a text and of each pair of neighbours, as sorted numbers: short forms written out, small words and vowels left
/// away, so that "lmpu jln" and "lampu jalan" are one.
/// </summary>
internal sealed class WordSet
{
    private const int MostWords = 400;

    private readonly ulong[] _words;
    private readonly ulong[] _pairs;

    private WordSet(ulong[] words, ulong[] pairs)
    {
        _words = words;
        _pairs = pairs;
    }

    public bool IsEmpty => _words.Length == 0;

    public static WordSet Of(params ReadOnlySpan<string?> texts)
    {
        var words = new List<ulong>();
        var pairs = new List<ulong>();
        Span<char> buffer = stackalloc char[WordReader.Longest];
        foreach (var text in texts)
        {
            var reader = new WordReader(text);
            var before = 0UL;
            while (words.Count < MostWords && reader.Read(buffer) is > 0 and var length)
            {
                if (Number(buffer[..length]) is { } number)
                {
                    words.Add(number);
                    pairs.Add((before * 31) ^ number);
                    before = number;
                }
            }
        }

        return new WordSet(Sorted(words), Sorted(pairs));
    }

    /// <summary>Share of words and neighbours both have, from 0 to 1.</summary>
    public double Likeness(WordSet other)
    {
        const double wordShare = 0.75;
        return (wordShare * Share(_words, other._words)) + ((1 - wordShare) * Share(_pairs, other._pairs));
    }

    /// <summary>How much of the smaller set lies in the other: "depan masjid" in "jalan Melati depan masjid Karang Baru".</summary>
    public double Overlap(WordSet other)
    {
        var least = Math.Min(_words.Length, other._words.Length);
        return least == 0 ? 0 : (double)Common(_words, other._words) / least;
    }

    private static double Share(ulong[] a, ulong[] b) => a.Length + b.Length == 0 ? 0 : 2.0 * Common(a, b) / (a.Length + b.Length);

    private static int Common(ulong[] a, ulong[] b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            common += a[i] == b[j] ? 1 : 0;
            (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j);
        }

        return common;
    }

    private static ulong[] Sorted(List<ulong> numbers) => [.. numbers.Distinct().Order()];

    /// <summary>Null for small words.</summary>
    private static ulong? Number(ReadOnlySpan<char> word)
    {
        if (Spelling.Short.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var meant))
        {
            word = meant;
        }

        if (Spelling.Filler.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return null;
        }

        word = word.Length > 5 && word.EndsWith("nya") ? word[..^3] : word;
        word = word.Length > 6 && word.StartsWith("di") ? word[2..] : word;
        return Skeleton(word);
    }

    private static ulong Skeleton(ReadOnlySpan<char> word)
    {
        const ulong offset = 14695981039346656037;
        const ulong prime = 1099511628211;
        var number = (offset ^ word[0]) * prime;
        foreach (var letter in word[1..])
        {
            number = letter is 'a' or 'e' or 'i' or 'o' or 'u' ? number : (number ^ letter) * prime;
        }

        return number;
    }
}
