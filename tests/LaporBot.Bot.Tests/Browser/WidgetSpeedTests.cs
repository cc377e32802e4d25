using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>
/// How long a person in a village waits for the first word. The time is printed, since a busy machine would make it lie; what is
/// asserted is what a browser fetched for it.
/// </summary>
[Collection(WidgetHouse.Name)]
public sealed class WidgetSpeedTests(WidgetHouse house)
{
    private const int MostBytes = 12 * 1024;
    private const int Kilobit = 1000 / 8;
    private const int CpuSlowdown = 6;

    [Fact]
    public async Task The_first_word_on_a_slow_line_and_a_slow_phone()
    {
        await using var context = await house.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var page = await context.NewPageAsync();
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 300,
            ["downloadThroughput"] = 750 * Kilobit,
            ["uploadThroughput"] = 250 * Kilobit,
        });
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = CpuSlowdown });

        var watch = Stopwatch.StartNew();
        await page.GotoAsync(house.Gateway.Address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(".bot .bubble").First.WaitForAsync(new() { Timeout = 120_000 });
        watch.Stop();

        var fetched = await FetchedAsync(page);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"First bot message after {watch.Elapsed.TotalSeconds:0.0} s on 750/250 kbit/s, 300 ms, CPU/{CpuSlowdown}; {fetched.Values.Sum()} bytes: {string.Join(", ", fetched)}");
        Assert.True(fetched.Count >= 4, string.Join(", ", fetched));
        Assert.InRange(fetched.Values.Sum(), 1, MostBytes);
    }

    /// <summary>The bodies of page, style, scripts and pictures as they came over the line.</summary>
    private static async Task<Dictionary<string, int>> FetchedAsync(IPage page)
    {
        var json = await page.EvaluateAsync<string>(
            """
            () => JSON.stringify(performance.getEntries()
              .filter(entry => entry.encodedBodySize && entry.initiatorType !== "fetch")
              .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize]))
            """);
        return JsonNode.Parse(json)!.AsArray().DistinctBy(one => (string)one![0]!).ToDictionary(one => (string)one![0]!, one => (int)one![1]!);
    }
}
