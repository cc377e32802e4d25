using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>Rows of a table of phrases with their meanings; comments begin with #. All misses are told at once.</summary>
internal static class GoldenTable
{
    public static IEnumerable<(int Line, string[] Cells)> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reading", file))
            .Select((text, index) => (index + 1, text))
            .Where(line => line.text.Length > 0 && line.text[0] != '#')
            .Select(line => (line.Item1, line.text.Split('\t')));

    public static void Holds(IReadOnlyList<(int Line, string Phrase, string Expected, string Read)> rows, int least)
    {
        Assert.True(rows.Count >= least, $"{rows.Count} rows, at least {least}.");
        var misses = rows.Where(row => row.Expected != row.Read).Select(row => $"{row.Line}: {row.Phrase} | expected {row.Expected} | read {row.Read}").ToArray();
        Assert.True(misses.Length == 0, $"{misses.Length} of {rows.Count} phrases are misread:\n{string.Join('\n', misses)}");
    }
}
