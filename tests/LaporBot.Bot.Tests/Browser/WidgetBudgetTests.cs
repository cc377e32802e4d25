using System.IO.Compression;
using LaporBot.Bot.Tests.House;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

public sealed class WidgetBudgetTests
{
    private const int MostBytes = 12 * 1024;

    [Fact]
    public void The_whole_page_weighs_at_most_12_kB()
    {
        var weights = Directory.GetFiles(Path.Combine(SourceFile.Repository, "channels/WebChat/wwwroot"), "*", SearchOption.AllDirectories)
            // The form and what agencies put on their own pages are fetched without it.
            .Where(file => Path.GetFileName(file) == "index.html" || Path.GetFileName(Path.GetDirectoryName(file)) == "webchat")
            .ToDictionary(file => Path.GetFileName(file), Weight);
        Assert.True(weights.Values.Sum() <= MostBytes, string.Join(", ", weights.Select(one => $"{one.Key} {one.Value}")));
    }

    [Fact]
    public void The_launcher_weighs_at_most_1_kB_as_it_is_written() =>
        Assert.InRange(new FileInfo(Path.Combine(SourceFile.Repository, "channels/WebChat/wwwroot/embed.js")).Length, 1, 1024);

    private static int Weight(string file)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(File.ReadAllBytes(file));
        }

        return (int)packed.Length;
    }
}
