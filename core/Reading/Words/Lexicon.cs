using System.Collections.Frozen;

namespace LaporBot.Core.Reading.Words;

/// <summary>A closed vocabulary with numbers, found again in whatever spelling and form people use.</summary>
internal sealed class Lexicon
{
    /// <summary>The number of every word outside the vocabulary.</summary>
    public const int Unknown = -1;

    /// <summary>With fewer consonants too many words share their skeleton ("blm", "bl").</summary>
    private const int FewestConsonants = 3;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _skeletons;
    private readonly string[] _words;

    /// <param name="words">The vocabulary; a word's place is its number.</param>
    /// <param name="spellings">Spellings beside the common ones.</param>
    public Lexicon(IReadOnlyList<string> words, IEnumerable<KeyValuePair<string, string>> spellings)
    {
        _words = [.. words];
        var numbers = new Dictionary<string, int>();
        for (var i = 0; i < words.Count; i++)
        {
            numbers[words[i]] = i;
        }

        foreach (var (written, meant) in spellings.Concat(Spelling.Short))
        {
            numbers.TryAdd(written, numbers.GetValueOrDefault(meant, Unknown));
        }

        foreach (var word in Spelling.Filler)
        {
            numbers.TryAdd(word, Unknown);
        }

        _exact = numbers.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        _skeletons = Skeletons(words).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The word's number when it is written just so or in a known short form.</summary>
    public int Exact(ReadOnlySpan<char> word) => _exact.TryGetValue(word, out var number) ? number : Unknown;

    /// <summary>The word's number, looking through short forms, affixes and left-out vowels ("lmpu", "skolah").</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (_exact.TryGetValue(word, out var number))
        {
            return number;
        }

        if (word.Length < FewestConsonants || char.IsAsciiDigit(word[0]))
        {
            return Unknown;
        }

        number = Stems.Find(this, word);
        return number >= 0 ? number : WithoutVowels(word);
    }

    private int WithoutVowels(ReadOnlySpan<char> word)
    {
        Span<char> skeleton = stackalloc char[WordReader.Longest];
        var length = Consonants(word, skeleton);
        var vowels = word.Length - length;
        return length >= FewestConsonants && vowels * 2 <= length && _skeletons.TryGetValue(skeleton[..length], out var number)
            && number >= 0 && IsInside(word, _words[number])
            ? number
            : Unknown;
    }

    /// <summary>The written letters stand in the word in this order: only vowels were left out.</summary>
    private static bool IsInside(ReadOnlySpan<char> written, string word)
    {
        var at = 0;
        foreach (var letter in word)
        {
            at += at < written.Length && written[at] == letter ? 1 : 0;
        }

        return at == written.Length && written.Length < word.Length;
    }

    private static FrozenDictionary<string, int> Skeletons(IReadOnlyList<string> words)
    {
        var skeletons = new Dictionary<string, int>();
        Span<char> skeleton = stackalloc char[WordReader.Longest];
        for (var i = 0; i < words.Count; i++)
        {
            var length = Consonants(words[i], skeleton);
            if (length >= FewestConsonants && length < words[i].Length)
            {
                // Two words with one skeleton: then it says nothing.
                var key = skeleton[..length].ToString();
                skeletons[key] = skeletons.ContainsKey(key) ? Unknown : i;
            }
        }

        return skeletons.ToFrozenDictionary();
    }

    private static int Consonants(ReadOnlySpan<char> word, Span<char> skeleton)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (letter is not ('a' or 'e' or 'i' or 'o' or 'u'))
            {
                skeleton[length++] = letter;
            }
        }

        return length;
    }
}
