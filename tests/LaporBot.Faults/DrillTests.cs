using Xunit;

namespace LaporBot.Faults;

/// <summary>The short form of the drill. The long one: see README.md.</summary>
public sealed class DrillTests
{
    [Theory]
    [InlineData("--seed 1 --citizens 12 --minutes 0.4")]
    [InlineData("--seed 2 --citizens 10 --minutes 0.4 --mode Polling --store embedded")]
    [InlineData("--seed 3 --citizens 12 --minutes 0.4 --replicas 2 --ledger postgres")]
    public async Task Nothing_is_lost_doubled_or_mixed_up_while_everything_breaks(string form)
    {
        var output = TestContext.Current.TestOutputHelper!;
        var verdict = await new Drill(DrillOptions.Parse(form.Split(' '))!, output.WriteLine).RunAsync();
        output.WriteLine($"{verdict}");
        Assert.True(verdict.IsKept, $"{verdict}");
    }
}
