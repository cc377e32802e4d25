using System.Collections.Frozen;

namespace LaporBot.Core.Care;

/// <summary>
/// A short list of swear words, also when letters are drawn out ("goblooook"), written as digits ("b4ngs4t") or starred ("k*ntol"). Animals count
/// only as an insult ("dasar anjing"): a stray dog is a report.
/// </summary>
internal static class RoughWords
{
    private const int Longest = 16;
    private const int Shortest = 3;

    private const string Always =
        "bangsat bajingan brengsek goblok goblog tolol keparat kontol memek ngentot jancok jancuk pukimak pantek asu taik sialan kampret idiot bego bedebah laknat "
        + "ngehe tempik pepek jembut fuck fucking shit bitch bastard moron";

    private const string Insults = "anjing babi monyet setan iblis bangke kunyuk";
    private const string Aiming = "dasar kau kalian lu elu lo kamu";

    private static readonly FrozenDictionary<string, Sort>.AlternateLookup<ReadOnlySpan<char>> Sorts =
        Always.Split(' ').Select(word => (word, sort: Sort.Rough))
            .Concat(Insults.Split(' ').Select(word => (word, sort: Sort.Animal)))
            .Concat(Aiming.Split(' ').Select(word => (word, sort: Sort.Aim)))
            .ToFrozenDictionary(pair => pair.word, pair => pair.sort).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By what is left of a starred word: its first letter and its consonants.</summary>
    private static readonly FrozenSet<string> Starred =
        Always.Split(' ').Concat(Insults.Split(' ')).Where(word => word.Length > 4).Select(WithoutVowels).ToFrozenSet();

    private enum Sort
    {
        Other,
        Rough,
        Animal,
        Aim,
    }

    public static bool AreIn(string text)
    {
        Span<char> word = stackalloc char[Longest];
        var before = Sort.Other;
        for (var at = 0; at < text.Length;)
        {
            var length = Read(text, ref at, word, out var isStarred);
            if (length == 0)
            {
                continue;
            }

            var plain = word[..length];
            var sort = Sorts.TryGetValue(plain, out var known) ? known : Sort.Other;
            var isInsult = (before, sort) is (Sort.Aim, Sort.Animal) or (Sort.Animal, Sort.Aim);
            if (sort == Sort.Rough || isInsult || (isStarred && Starred.Contains(WithoutVowels(plain.ToString()))))
            {
                return true;
            }

            before = sort;
        }

        return false;
    }

    /// <summary>The next word in plain letters; 0 for what is none: too short, or digits only.</summary>
    private static int Read(string text, ref int at, Span<char> word, out bool isStarred)
    {
        (isStarred, var letters, var length) = (false, 0, 0);
        for (; at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '@' or '$' or '*'); at++)
        {
            letters += char.IsLetter(text[at]) ? 1 : 0;
            isStarred |= text[at] == '*' && length > 0;
            var letter = Letter(text[at]);
            if (letter != '*' && length < Longest && (length == 0 || word[length - 1] != letter))
            {
                word[length++] = letter;
            }
        }

        at++;
        return letters >= 2 && length >= 2 ? length : 0;
    }

    private static char Letter(char c) => char.ToLowerInvariant(c) switch
    {
        '4' or '@' => 'a',
        '1' => 'i',
        '0' => 'o',
        '3' => 'e',
        '5' or '$' => 's',
        '7' => 't',
        var letter => letter,
    };

    private static string WithoutVowels(string word) =>
        word.Length < Shortest ? word : string.Concat(word[..1], string.Concat(word[1..].Where(letter => !"aeiou".Contains(letter, StringComparison.Ordinal))));
}
