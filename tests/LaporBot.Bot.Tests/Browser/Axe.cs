using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>What axe-core has to say about a page, in light and in dark.</summary>
internal static class Axe
{
    private const int MostLooks = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Nothing is wrong, and nothing is left for a person to judge once the page has come to rest.</summary>
    public static async Task FindsNothingAsync(IPage page, string where, bool hasDark = true)
    {
        foreach (var scheme in (ColorScheme[])(hasDark ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light]))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await LookAsync(page);

            // A message that is still sliding under another cannot be judged. What stays so is found.
            for (var look = 1; look < MostLooks && found.Count > 0; look++)
            {
                await Task.Delay(Pause, TestContext.Current.CancellationToken);
                found = await LookAsync(page);
            }

            Assert.True(found.Count == 0, $"{where}, {scheme}: {string.Join('\n', found)}");
        }
    }

    /// <summary>Nothing sticks out to the side.</summary>
    public static async Task FitsAsync(IPage page, params string[] elements)
    {
        foreach (var element in elements)
        {
            Assert.True(await page.Locator(element).EvaluateAsync<bool>("node => node.scrollWidth <= node.clientWidth"), $"{element} is too wide.");
        }
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        return
        [
            .. result.Violations.Select(one => $"violation {one.Id}: {one.Nodes[0].Html}"),
            .. result.Incomplete.Select(one => $"incomplete {one.Id}: {one.Nodes[0].Html} {one.Nodes[0].Any.FirstOrDefault()?.Message}"),
        ];
    }
}
