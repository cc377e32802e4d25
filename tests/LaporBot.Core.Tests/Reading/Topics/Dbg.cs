using LaporBot.Core.Reading.Topics;
using Xunit;
namespace LaporBot.Core.Tests.Reading.Topics;
public sealed class Dbg(ITestOutputHelper output)
{
    [Fact]
    public void Show()
    {
        var index = TopicBook.BuiltIn.For([]);
        foreach (var line in File.ReadAllLines("/tmp/topicsgen/in.txt"))
        {
            var r = index.Read(null, line);
            output.WriteLine(line + " => " + string.Join(" ", index.Topics.Select((t, i) => (t, r.Topics[i])).Where(x => x.Item2 != 0).OrderByDescending(x => x.Item2).Select(x => $"{x.t}:{x.Item2:0.#}")) + " " + r.Kinds);
        }
    }
}
