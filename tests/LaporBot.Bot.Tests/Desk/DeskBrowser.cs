using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>An official before the desk in Chromium, on an office laptop.</summary>
internal sealed class DeskBrowser : IAsyncDisposable
{
    private const float Patience = 30_000;

    /// <summary>What stands on a page until the one that was asked for is there.</summary>
    private static readonly Regex Preparing = new("sedang (disusun|dihitung)");

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly Uri _address;

    private DeskBrowser(IPage page, Uri address)
    {
        (Page, _address) = (page, address);
        page.Console += (_, said) => Note(said);
        page.PageError += (_, error) => _faults.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Signs in with the console's link, by pressing the account's button.</summary>
    public static async Task<DeskBrowser> EnterAsync(WidgetHouse house, LaporBotApplication gateway, string account = SomeDesk.Admin)
    {
        var context = await house.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 } });
        context.SetDefaultTimeout(Patience);
        var desk = new DeskBrowser(await context.NewPageAsync(), gateway.Address);
        await desk.Page.GotoAsync(new Uri(gateway.Address, await DeskKey.MintAsync(gateway)).ToString());
        await desk.PressAsync(account);
        await Expect(desk.Page.Locator(".who")).ToContainTextAsync(account);
        return desk;
    }

    /// <param name="path">Under <c>/admin</c>.</param>
    /// <summary>To a page of the desk; one that is being prepared opens by itself, and is waited for.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(new Uri(_address, $"/admin{path}").ToString());
        if (answer?.Status == 202)
        {
            await Expect(Page.GetByText(Preparing)).ToHaveCountAsync(0, new() { Timeout = Patience });
        }
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    public Task SeesAsync(string words) => Expect(Page.Locator("main")).ToContainTextAsync(words, new() { Timeout = Patience });

    /// <summary>Nothing is wrong for eyes, ears and keyboards, nothing sticks out, and no script complained.</summary>
    public async Task IsFineAsync(string where)
    {
        await Axe.FindsNothingAsync(Page, where, hasDark: false);
        await Axe.FitsAsync(Page, "html", "main");
        Assert.True(_faults.IsEmpty, string.Join('\n', _faults));
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(IConsoleMessage said)
    {
        if (said.Type is "error" or "warning" && !said.Text.Contains("Failed to load resource", StringComparison.Ordinal))
        {
            _faults.Enqueue(said.Text);
        }
    }
}
