using LaporBot.Bot.Tests.Journeys;
using LaporBot.Faults;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>Our page with Microsoft's client in it, as it came from npm.</summary>
[Collection(WidgetHouse.Name)]
public sealed class OfficialPageTests(WidgetHouse house)
{
    private const string Story = "Trotoar di depan pasar Kebon Roek amblas sejak minggu lalu, orang tua harus turun ke jalan";
    private const int Messages = 24;
    private const int Cuts = 8;

    private static readonly string[] Settings = ["COGNITIVE_SERVICES_SPEECH_TO_TEXT", "COGNITIVE_SERVICES_TEXT_TO_SPEECH", "GLOBALIZE_LANGUAGE", "SPEECH_LANGUAGE"];

    private static readonly string[] SameInBoth =
        ["ACCESS_KEY_ALT", "ACCESS_KEY_FOR_MAC_ALT", "FILE_CONTENT_ALT", "RECEIPT_CARD_TOTAL"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_with_a_photo_is_filed_until_the_ticket()
    {
        await using var page = await OpenAsync();
        await page.ToStoryAsync();
        await page.SayAsync(Story);
        await page.LogSaysAsync("Masih ada lagi");
        var photo = Pictures.Jpeg(2400, 1200);
        await page.Page.Locator("#client input[type=file]").SetInputFilesAsync(new FilePayload { Name = "trotoar.jpg", MimeType = "image/jpeg", Buffer = photo });
        await page.Page.Locator("[data-testid='send box send button'], .webchat__send-button").First.ClickAsync();
        await page.LogSaysAsync("Berkas diterima (1 dari 5)");
        await page.ToReviewAsync("Sudah ada dua orang yang jatuh di sana.");
        await page.PressAsync("Kirim");
        await page.FileOwnAsync();
        await page.LogSaysAsync("diterima dan tersimpan");
        Assert.Matches("^LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$", await page.Log.Locator("code").First.TextContentAsync());
        await page.LogSaysAsync("sudah diterima SP4N-LAPOR!");
        Assert.Contains(await Arrived.AtSandboxAsync(house.Gateway), text => text.Contains(Story, StringComparison.Ordinal));

        var shown = await page.Page.Locator(".webchat__bubble__content img").First.GetAttributeAsync("src");
        using var kept = SKBitmap.Decode(await house.Gateway.Http.GetByteArrayAsync(new Uri(shown!), Cancellation));
        Assert.Equal((1600, 800), (kept.Width, kept.Height));
        page.HasNoFaults();
    }

    [Fact]
    public async Task A_reload_keeps_the_talk_and_so_does_the_other_chat()
    {
        await using var page = await OpenAsync();
        await page.ToStoryAsync();
        var before = await page.BubblesAsync();
        await page.Page.ReloadAsync();
        await page.LogSaysAsync("Ceritakan apa yang terjadi");
        Assert.Equal(before, await page.BubblesAsync());

        await page.Page.GotoAsync(house.Gateway.Address.ToString());
        await Expect(page.Page.Locator("#log li.me")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_new_start_is_asked_for_twice_and_forgets_the_talk()
    {
        await using var page = await OpenAsync();
        await page.ToStoryAsync();
        await page.Page.Locator("#anew").ClickAsync();
        await page.SeesAsync("Mulai obrolan baru?");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.LogSaysAsync("Ceritakan apa yang terjadi");
        await page.Page.Locator("#anew").ClickAsync();
        await page.Page.Locator("#notice").GetByText("Mulai baru").ClickAsync();
        await page.HasButtonAsync("Buat laporan");
        await Expect(page.Page.Locator(ClientMarks.Official.Bubbles)).ToHaveCountAsync(1);
        await page.ToStoryAsync();
        page.HasNoFaults();
    }

    [Fact]
    public async Task The_language_switch_changes_the_client_and_the_bot()
    {
        await using var page = await OpenAsync();
        await Expect(page.Field).ToHaveAttributeAsync("placeholder", "Tulis pesan…");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "EN: English" }).ClickAsync();
        await page.LogSaysAsync("we speak English now");
        await Expect(page.Field).ToHaveAttributeAsync("placeholder", "Type your message");
        await page.SeesAsync("Connected");
    }

    [Fact]
    public async Task A_shared_location_reaches_the_talk_where_it_is_asked_for()
    {
        await using var page = await OpenAsync(new() { Permissions = ["geolocation"], Geolocation = new() { Latitude = -8.58333f, Longitude = 116.11667f } });
        await page.ToStoryAsync();
        await Expect(page.Page.Locator("#here")).ToBeHiddenAsync();
        await page.ToPlaceAsync("Lampu jalan mati sejak dua minggu, gelap sekali kalau malam");
        await page.Page.Locator("#here").ClickAsync();
        await page.LogSaysAsync("Lokasi saya (-8.58333, 116.11667)");
        await page.LogSaysAsync("Titik lokasi dicatat");
        await Expect(page.Page.Locator("#here")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Across_a_line_that_is_cut_again_and_again_nothing_is_lost_doubled_or_reordered()
    {
        var seed = Environment.TickCount & 0xFFFF;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var line = new Link(house.Gateway.Address.Port);
        await using var page = await OpenAsync(address: new Uri($"http://127.0.0.1:{line.Port}"));
        var cuts = Enumerable.Range(0, Messages).OrderBy(_ => random.Next()).Take(Cuts).ToHashSet();
        for (var i = 0; i < Messages; i++)
        {
            await page.SayAsync($"/bantuan {i}");
            if (cuts.Contains(i))
            {
                await Task.Delay(random.Next(20), Cancellation);
                line.Cut();
            }
        }

        await Programs.UntilAsync(async () => (await page.BotSaidAsync()).Count >= Messages + 1, "an answer to everything", 60);
        await page.Page.ReloadAsync();
        await Programs.UntilAsync(async () => (await page.BotSaidAsync()).Count >= Messages + 1, "the whole talk again", 60);
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"/bantuan {i}"), (await page.Mine.AllTextContentsAsync()).Select(text => text.Trim()));
        Assert.Equal(1 + (2 * Messages), (await page.BubblesAsync()).Count);
    }

    [Fact]
    public async Task Two_hundred_hostile_texts_are_shown_as_text_and_load_nothing()
    {
        await using var page = await OpenAsync();
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        page.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.Page.EvaluateAsync(
            """
            texts => adapter.hear(texts.flatMap((text, i) => [
              { type: "message", id: `u${i}`, from: { role: "user" }, text },
              { type: "message", id: `b${i}`, from: { role: "bot" }, text, channelData: { lapor: { runs: [{ t: text, s: "bold" }, { t: text, s: "code" }] } } }]))
            """,
            Channels.Tests.WebChat.Hostile.All);
        await Expect(page.Page.Locator(ClientMarks.Official.Bubbles)).ToHaveCountAsync(1 + (2 * Channels.Tests.WebChat.Hostile.All.Count));

        var shown = string.Join('\n', await page.Mine.AllTextContentsAsync());
        Assert.All(Channels.Tests.WebChat.Hostile.All, text => Assert.Contains(text.Replace("\0", "", StringComparison.Ordinal), shown, StringComparison.Ordinal));
        var bubbles = page.Page.Locator(ClientMarks.Official.Bubbles);
        Assert.Equal(0, await bubbles.Locator("script, img, svg, iframe, style, base, meta, object, form, math").CountAsync());
        var links = await bubbles.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.protocol + link.rel)");
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Matches("^https?:noopener noreferrer$", link));
        Assert.DoesNotContain(asked, url => url.Contains("evil", StringComparison.Ordinal));
        page.HasNoFaults();
    }

    [Theory]
    [InlineData(320, 568)]
    [InlineData(360, 740)]
    [InlineData(1280, 800)]
    public async Task Axe_finds_nothing(int width, int height)
    {
        await using var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.ToStoryAsync();
        await page.Page.Locator("#anew").ClickAsync();
        await Axe.FindsNothingAsync(page.Page, "Microsoft's client");
        await Axe.FitsAsync(page.Page, "body");
    }

    [Fact]
    public async Task Every_sentence_of_the_client_is_said_in_Indonesian()
    {
        await using var page = await OpenAsync();
        var said = await page.Page.EvaluateAsync<Dictionary<string, string>>(
            """
            () => new Promise(done => {
              const overrideLocalizedStrings = strings => { done(strings); return strings; };
              WebChat.renderWebChat({ directLine: new Adapter(), locale: "en-US", overrideLocalizedStrings }, make("div"));
            })
            """);
        var ours = await page.Page.EvaluateAsync<Dictionary<string, string>>("() => STRINGS");
        // Besides its sentences the client keeps their comments and some settings of its languages there.
        var ids = said.Keys.Where(id => !id.StartsWith('_') && !Settings.Contains(id)).ToHashSet();
        Assert.True(ids.Count > 100, $"Only {ids.Count} sentences.");
        Assert.Equal(ids.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        // We have no initials to put into this one.
        ours.Remove("ACTIVITY_BOT_SAID_ALT");
        Assert.All(ours, one => Assert.Equal(PlacesOf(said[one.Key]), PlacesOf(one.Value), StringComparer.Ordinal));
        Assert.Equal(SameInBoth, ours.Where(one => said[one.Key] == one.Value).Select(one => one.Key).Order(StringComparer.Ordinal));
    }

    private static string PlacesOf(string text) =>
        string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, @"\$\d|\[RETRY\]").Select(match => match.Value).Order(StringComparer.Ordinal));

    private async Task<WidgetPage> OpenAsync(BrowserNewContextOptions? options = null, Uri? address = null)
    {
        var context = await house.NewContextAsync(options);
        await OfficialBundle.NeedAsync(house.Gateway);
        return await WidgetPage.OpenAsync(context, new Uri(address ?? house.Gateway.Address, "?ui=webchat"), ClientMarks.Official);
    }
}
