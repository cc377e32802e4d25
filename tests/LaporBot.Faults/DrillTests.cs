using Xunit;

namespace LaporBot.Faults;

/// <summary>The short form of the drill, one by one. The long one: see README.md.</summary>
public sealed class DrillTests
{
    public static TheoryData<string> Drills => [.. ShortForm.Drills];

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task Nothing_is_lost_doubled_or_mixed_up_while_everything_breaks(string form)
    {
        var output = TestContext.Current.TestOutputHelper!;
        var verdict = await new Drill(DrillOptions.Parse(form.Split(' '))!, output.WriteLine).RunAsync();
        output.WriteLine($"{verdict}");
        Assert.True(verdict.IsKept, $"{verdict}");
    }
}
