namespace LaporBot.Core.Reading.Words;

/// <summary>
/// Takes Indonesian affixes off a word ("diperbaiki", "kerusakan", "nambalin"), and the plain English ones. It only proposes:
/// a stem counts when the vocabulary has it, so that "sekali" never becomes a river ("kali").
/// </summary>
internal static class Stems
{
    private const int ShortestStem = 4;

    private static readonly string[] Clitics = ["nya", "lah", "kah", "ku", "mu"];
    private static readonly string[] Suffixes = ["kan", "in", "an", "i", "ing", "es", "ed", "s"];

    /// <summary>A prefix and the letters the stem may have lost to it; a blank stands for none.</summary>
    private static readonly (string Prefix, string Lost)[] Prefixes =
    [
        ("memper", " "), ("diper", " "), ("meny", "s"), ("peny", "s"), ("meng", " k"), ("peng", " k"), ("mem", " p"), ("pem", " p"), ("men", " t"), ("pen", " t"),
        ("ber", " "), ("ter", " "), ("per", " "), ("me", " "), ("pe", " "), ("di", " "), ("ke", " "), ("se", " "), ("be", " "),
        ("ny", "sc"), ("ng", " k"), ("n", "t"), ("m", "p"),
    ];

    private static readonly (string Prefix, string Lost)[][] ByFirstLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Prefixes.Where(pair => pair.Prefix[0] == letter).ToArray())];

    /// <summary>The vocabulary's number of a stem of the word; <see cref="Lexicon.Unknown"/> when there is none.</summary>
    public static int Find(Lexicon lexicon, ReadOnlySpan<char> word)
    {
        if (word.Length <= ShortestStem)
        {
            return Trimmed(lexicon, word, Clitics);
        }

        var found = WithoutPrefix(lexicon, word);
        found = found >= 0 ? found : Trimmed(lexicon, word, Clitics);
        return found >= 0 ? found : Trimmed(lexicon, word, Suffixes);
    }

    private static int Trimmed(Lexicon lexicon, ReadOnlySpan<char> word, string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.Length - suffix.Length < ShortestStem - 1 || !word.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            var bare = word[..^suffix.Length];
            var found = lexicon.Exact(bare);
            found = found >= 0 ? found : WithoutPrefix(lexicon, bare);
            found = found < 0 && suffixes == Clitics ? Trimmed(lexicon, bare, Suffixes) : found;
            if (found >= 0)
            {
                return found;
            }
        }

        return Lexicon.Unknown;
    }

    private static int WithoutPrefix(Lexicon lexicon, ReadOnlySpan<char> word)
    {
        var letter = word[0] - 'a';
        if ((uint)letter >= 26)
        {
            return Lexicon.Unknown;
        }

        Span<char> stem = stackalloc char[WordReader.Longest + 1];
        foreach (var (prefix, lost) in ByFirstLetter[letter])
        {
            if (word.Length - prefix.Length < ShortestStem - 1 || !word.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = word[prefix.Length..];
            rest.CopyTo(stem[1..]);
            foreach (var first in lost)
            {
                stem[0] = first;
                var candidate = first == ' ' ? rest : stem[..(rest.Length + 1)];
                if (candidate.Length >= ShortestStem && lexicon.Exact(candidate) is >= 0 and var found)
                {
                    return found;
                }
            }
        }

        return Lexicon.Unknown;
    }
}
