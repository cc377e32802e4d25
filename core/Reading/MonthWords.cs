using System.Collections.Frozen;

namespace LaporBot.Core.Reading;

/// <summary>Names of months, Indonesian and English, as people write them.</summary>
public static class MonthWords
{
    private static readonly FrozenDictionary<string, int> Numbers = TimeWords.All
        .Where(one => one.Kind == TermKind.Month)
        .SelectMany(one => one.Words.Split(' '), (one, word) => (word, (int)one.Value))
        .ToFrozenDictionary(one => one.word, one => one.Item2, StringComparer.OrdinalIgnoreCase);

    /// <param name="word">One word: <c>Agustus</c>, <c>agst</c>, <c>August</c>.</param>
    /// <returns>1 to 12; null for no month.</returns>
    public static int? Find(string word) => Numbers.TryGetValue(word, out var number) ? number : null;
}
