using System.Diagnostics;
using LaporBot.Core.Reading.Topics;
using LaporBot.Core.Reading.Words;
using Xunit;
namespace LaporBot.Core.Tests.Reading.Topics;
public sealed class Dbg2(ITestOutputHelper output)
{
    private static readonly string Lamp = string.Concat(Enumerable.Repeat("Lampu jalan di depan masjid mati sejak tiga malam lalu. ", 11)).TrimEnd();
    private static readonly string Mixed = string.Join(' ', LabelledText.Tuning.Skip(40).Take(5).Select(t => t.Text))[..600];

    internal static double Best(Action action)
    {
        for (var i = 0; i < 20000; i++) { action(); }
        var best = double.MaxValue;
        for (var k = 0; k < 40; k++)
        {
            var t = Stopwatch.GetTimestamp();
            for (var i = 0; i < 1000; i++) { action(); }
            best = Math.Min(best, Stopwatch.GetElapsedTime(t).TotalMicroseconds / 1000);
        }
        return best;
    }

    [Fact]
    public void Time()
    {
        var index = TopicBook.BuiltIn.For(LaporBot.Testing.ConversationScript.Services);
        output.WriteLine($"lamp => {Best(() => index.Read(new string('x', 3), Lamp)):0.00} us");
        output.WriteLine($"mixed => {Best(() => index.Read(new string('x', 3), Mixed)):0.00} us");
        output.WriteLine($"read words => {Best(() => { Span<char> b = stackalloc char[24]; var r = new WordReader(Mixed); while (r.Read(b) > 0) { } }):0.00} us");
    }
}
