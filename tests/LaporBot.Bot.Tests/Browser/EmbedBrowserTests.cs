using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>The chat inside a page of another origin.</summary>
[Collection(WidgetHouse.Name)]
public sealed class EmbedBrowserTests(WidgetHouse house)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agency_s_page_opens_the_chat_on_the_first_click_and_counts_what_is_unread()
    {
        var planned = AgencySite.Plan();
        await using var gateway = await StartAsync(planned);
        await using var site = await AgencySite.StartAsync(planned, gateway.Address);
        await using var context = await house.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var page = await context.NewPageAsync();
        var asked = new ConcurrentQueue<string>();
        var said = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(request.Url);
        page.Console += (_, line) => said.Enqueue($"{line.Type}: {line.Text}");
        await page.GotoAsync(site.Address.ToString());
        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Lapor di sini" });
        await Expect(launcher).ToBeVisibleAsync();
        Assert.Single(asked, url => url.StartsWith(gateway.Address.ToString(), StringComparison.Ordinal));

        await launcher.ClickAsync();
        var chat = page.FrameLocator("iframe");
        await Expect(chat.Locator("h1")).ToContainTextAsync("Lapor PU");
        await Expect(chat.GetByText("Kanal aduan Dinas PU")).ToBeVisibleAsync();
        await Expect(chat.Locator(".bot")).ToHaveCountAsync(1);
        Assert.Equal("rgb(90, 45, 130)", await chat.Locator("header").EvaluateAsync<string>("node => getComputedStyle(node).backgroundColor"));
        var talk = await TalkAsync(page);
        await Expect(chat.Locator(".bot")).ToHaveCountAsync(2);

        await launcher.ClickAsync();
        await Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await SayBehindAsync(talk);
        await Expect(page.GetByRole(AriaRole.Button)).ToHaveTextAsync("Lapor di sini (1)");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button)).ToHaveTextAsync("✕ Lapor di sini");
        await Expect(chat.Locator(".bot")).ToHaveCountAsync(3);
        Assert.DoesNotContain(said, line => line.Contains("postMessage", StringComparison.Ordinal) || line.Contains("Content Security", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_agency_s_page_holds_no_cookie_no_secret_and_no_token()
    {
        var planned = AgencySite.Plan();
        await using var gateway = await StartAsync(planned);
        await using var site = await AgencySite.StartAsync(planned, gateway.Address);
        await using var context = await house.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.FrameLocator("iframe").Locator(".bot")).ToHaveCountAsync(1);

        var (token, _) = await TalkAsync(page);
        Assert.Empty(await context.CookiesAsync());
        var seen = await page.EvaluateAsync<string>(
            "() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }) + Object.keys(window).join()");
        Assert.DoesNotContain(token, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("laporbot", seen, StringComparison.Ordinal);
        Assert.False(await page.EvaluateAsync<bool>("() => { try { return !!frames[0].document; } catch { return false; } }"));
    }

    [Fact]
    public async Task A_site_that_is_not_named_cannot_show_the_chat()
    {
        await using var gateway = await StartAsync(AgencySite.Plan());
        await using var stranger = await AgencySite.StartAsync(AgencySite.Plan(), gateway.Address);
        await using var context = await house.NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = new TaskCompletionSource<string>();
        page.Console += (_, said) => (said.Text.Contains("frame-ancestors", StringComparison.Ordinal) ? refused : null)?.TrySetResult(said.Text);
        await page.GotoAsync(stranger.Address.ToString());
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await refused.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(0, await page.FrameLocator("iframe").Locator("#log").CountAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address, "chat/token")) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", stranger.Origin);
        using var token = await gateway.Http.SendAsync(request, Cancellation);
        Assert.Equal(403, (int)token.StatusCode);
    }

    private static Task<LaporBotApplication> StartAsync(Uri site) => LaporBotApplication.StartAsync(
        ("Sandbox__SecondsPerStep", "3600"),
        ("WebChat__Sites__dinas-pu__Origins", site.GetLeftPart(UriPartial.Authority)),
        ("WebChat__Sites__dinas-pu__Label", "Lapor \"di sini\""),
        ("WebChat__Sites__dinas-pu__Title", "Lapor PU"),
        ("WebChat__Sites__dinas-pu__Note", "Kanal aduan Dinas PU"),
        ("WebChat__Sites__dinas-pu__Colour", "#5a2d82"));

    /// <summary>What the frame sends along; where a browser lets it keep nothing, this is the only place to see it.</summary>
    private static async Task<(string Token, Uri Talk)> TalkAsync(IPage page)
    {
        var request = await page.RunAndWaitForRequestAsync(
            () => page.FrameLocator("iframe").Locator("#form").EvaluateAsync("form => { form.words.value = 'lapor'; form.requestSubmit(); }"),
            request => request.Url.EndsWith("/activities", StringComparison.Ordinal));
        return ((await request.AllHeadersAsync())["authorization"]["Bearer ".Length..], new Uri(request.Url));
    }

    /// <summary>The bot answers something said elsewhere in the same talk, while nobody looks.</summary>
    private static async Task SayBehindAsync((string Token, Uri Talk) talk)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", talk.Token);
        using var sent = await http.PostAsJsonAsync(talk.Talk, new { type = "message", text = "/bantuan" }, Cancellation);
        Assert.True(sent.IsSuccessStatusCode);
    }
}
