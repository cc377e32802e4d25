using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>Everybody can use it: screen readers, keyboards, thumbs, small screens.</summary>
[Collection(WidgetHouse.Name)]
public sealed class WidgetAccessTests(WidgetHouse house)
{
    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 800)]
    public async Task Axe_finds_nothing(int width, int height)
    {
        await using var page = await house.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.ToStoryAsync();
        await page.Page.Locator("#attach").ClickAsync();
        await page.Page.Locator("#anew").ClickAsync();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.Page.RunAxe();
            var found = result.Violations.Select(violation => $"{scheme}: {violation.Id}: {violation.Nodes[0].Html}");
            Assert.Empty(found);
            Assert.NotEmpty(result.Passes);
        }
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_small_screen_and_everything_pressed_is_big_enough_for_a_thumb()
    {
        await using var page = await house.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await page.SayAsync($"Pertanggungjawabanpenyelenggaraanpemerintahandaerah https://contoh.go.id/{new string('a', 200)}");
        await page.SentAsync(1);
        await page.Page.Locator("#attach").ClickAsync();
        foreach (var element in (string[])["body", "#log"])
        {
            Assert.True(await page.Page.Locator(element).EvaluateAsync<bool>("node => node.scrollWidth <= node.clientWidth"), $"{element} is too wide.");
        }

        var buttons = page.Page.Locator("button:visible");
        for (var i = 0; i < await buttons.CountAsync(); i++)
        {
            var box = (await buttons.Nth(i).BoundingBoxAsync())!;
            Assert.True(box.Width >= 44 && box.Height >= 44, $"{await buttons.Nth(i).TextContentAsync()}: {box.Width} x {box.Height}");
        }
    }

    [Fact]
    public async Task New_words_are_read_aloud_from_a_polite_log()
    {
        await using var page = await house.OpenAsync();
        Assert.Equal("polite", await page.Log.GetAttributeAsync("aria-live"));
        Assert.Equal("Percakapan", await page.Log.GetAttributeAsync("aria-label"));
        Assert.StartsWith("LaporBot: ", (await page.BubblesAsync())[0], StringComparison.Ordinal);
    }
}
