using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>Everybody can use it: screen readers, keyboards, thumbs, small screens.</summary>
[Collection(WidgetHouse.Name)]
public sealed class WidgetAccessTests(WidgetHouse house)
{
    [Theory]
    [InlineData(320, 568)]
    [InlineData(360, 740)]
    [InlineData(1280, 800)]
    public async Task Axe_finds_nothing(int width, int height)
    {
        await using var page = await house.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.ToStoryAsync();
        await page.Page.Locator("#attach").ClickAsync();
        await page.Page.Locator("#anew").ClickAsync();
        await Axe.FindsNothingAsync(page.Page, "chat");
    }

    [Theory]
    [InlineData(320, 568)]
    [InlineData(1280, 800)]
    public async Task Axe_finds_nothing_in_the_form_its_faults_its_receipt_and_the_look_up(int width, int height)
    {
        var form = await PaperForm.OpenAsync(house, new() { ViewportSize = new() { Width = width, Height = height } });
        await using var closing = form.Page.Context;
        await LooksGoodAsync(form.Page, "form");
        await form.SendAsync();
        await form.Page.Locator("summary").ClickAsync();
        await LooksGoodAsync(form.Page, "faults");
        await form.FillInAsync();
        await form.SendAsync();
        await LooksGoodAsync(form.Page, "receipt");
        await form.Page.GotoAsync(new Uri(house.Gateway.Address, "formulir/status?nomor=LB-0000-0000-0").ToString());
        await LooksGoodAsync(form.Page, "look-up");
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_small_screen_and_everything_pressed_is_big_enough_for_a_thumb()
    {
        await using var page = await house.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await page.SayAsync($"Pertanggungjawabanpenyelenggaraanpemerintahandaerah https://contoh.go.id/{new string('a', 200)}");
        await page.SentAsync(1);
        await page.Page.Locator("#attach").ClickAsync();
        await Axe.FitsAsync(page.Page, "body", "#log");
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

    private static async Task LooksGoodAsync(IPage page, string where)
    {
        await Axe.FindsNothingAsync(page, where);
        await Axe.FitsAsync(page, "html");
    }
}
