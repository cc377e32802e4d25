using LaporBot.Bot.Tests.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>An operator sets up the chat on an agency's site.</summary>
[Collection(WidgetHouse.Name)]
public sealed class SitesTests(WidgetHouse house)
{
    [Fact]
    public async Task The_lines_to_paste_stand_there_and_the_preview_opens_the_chat()
    {
        await using var gateway = await LaporBotApplication.StartAsync(
            ("WebChat__Sites__dinas-pu__Origins", "https://pu.example.go.id"), ("WebChat__Sites__dinas-pu__Title", "Dinas PU"), ("WebChat__Sites__dinkes__Origins", "https://dinkes.example.go.id"));
        await using var desk = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Operator);

        await desk.GoAsync("/situs?situs=dinas-pu");

        await Expect(desk.Page.Locator("#baris")).ToContainTextAsync("data-site=\"dinas-pu\"");
        await desk.IsFineAsync("sites");
        var preview = desk.Page.FrameLocator("iframe.preview");
        await preview.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(preview.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Dinas PU", new() { Timeout = 30_000 });
    }
}
