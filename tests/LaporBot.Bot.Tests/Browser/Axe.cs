using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>What axe-core has to say about a page, in light and in dark.</summary>
internal static class Axe
{
    /// <summary>Nothing is wrong, and nothing is left for a person to judge.</summary>
    public static async Task FindsNothingAsync(IPage page, string where)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.RunAxe();
            var found = result.Violations.Select(one => $"{where}, {scheme}: violation {one.Id}: {one.Nodes[0].Html}")
                .Concat(result.Incomplete.Select(one => $"{where}, {scheme}: incomplete {one.Id}: {one.Nodes[0].Html} {one.Nodes[0].Any.FirstOrDefault()?.Message}"));
            Assert.True(!found.Any(), string.Join('\n', found));
            Assert.NotEmpty(result.Passes);
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
}
