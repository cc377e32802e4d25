using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Bot.Tests.Journeys;
using LaporBot.Faults;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>
/// Microsoft's client with everything it brings, unmodified, on an agency's page that we have not written: it holds us to the
/// protocol. Its own connection underneath; the token comes from the agency's server, which keeps the secret.
/// </summary>
[Collection(WidgetHouse.Name)]
public sealed class OfficialClientContractTests(WidgetHouse house)
{
    private const string Secret = "a secret the agency keeps to itself";
    private const string Story = "Saluran air di belakang puskesmas Karang Taliwang mampet, setiap hujan jalan tergenang";
    private const int Rounds = 5;

    private static readonly string Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_forced_disconnects_nothing_is_lost_doubled_or_reordered()
    {
        await using var visit = await Visit.OpenAsync(house);
        await visit.Page.HasButtonAsync("Buat laporan");
        for (var round = 0; round < Rounds; round++)
        {
            await visit.SayAndHearAsync($"/bantuan {round}");
            visit.Line.Refuse();
            await visit.SayBehindAsync($"/privasi {round}");
            visit.Line.Heal();
            await visit.SayAndHearAsync($"/status {round}");
        }

        var log = await visit.LogAsync();
        Assert.Equal(1 + (2 * 3 * Rounds), log.Count);
        await Expect(visit.Page.Page.Locator(ClientMarks.Official.Bubbles)).ToHaveCountAsync(log.Count, new() { Timeout = 60_000 });
        Assert.Equal(log.Select(Letters), (await visit.Page.BubblesAsync()).Select(Letters));
    }

    [Fact]
    public async Task A_complaint_with_a_file_is_filed_until_the_ticket_by_pressing_what_is_offered()
    {
        await using var visit = await Visit.OpenAsync(house);
        var page = visit.Page;
        await page.ToStoryAsync();
        await page.SayAsync(Story);
        await page.LogSaysAsync("Masih ada lagi");
        await page.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "surat warga.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF"u8.ToArray() });
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).Last.ClickAsync();
        await page.LogSaysAsync("Berkas diterima (1 dari 5)");
        await page.ToReviewAsync("Sudah dilaporkan ke kepala lingkungan bulan lalu.");
        await page.PressAsync("Kirim");
        await page.FileOwnAsync();
        await page.LogSaysAsync("diterima dan tersimpan");
        await page.LogSaysAsync("sudah diterima SP4N-LAPOR!");
        Assert.Contains(await Arrived.AtSandboxAsync(visit.Gateway), text => text.Contains(Story, StringComparison.Ordinal));
    }

    /// <summary>What is left when a client has put the words into lines of its own.</summary>
    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private sealed class Visit(LaporBotApplication gateway, AgencySite site, Link line, WidgetPage page, JsonNode grant) : IAsyncDisposable
    {
        public LaporBotApplication Gateway => gateway;

        public Link Line => line;

        public WidgetPage Page => page;

        private string Talk => $"v3/directline/conversations/{(string)grant["conversationId"]!}/activities";

        public static async Task<Visit> OpenAsync(WidgetHouse house)
        {
            var planned = AgencySite.Plan();
            var context = await house.NewContextAsync();
            var gateway = await LaporBotApplication.StartAsync(
                ("Sandbox__SecondsPerStep", "3600"),
                ("WebChat__Sites__dinas-pu__Origins", planned.GetLeftPart(UriPartial.Authority)),
                ("WebChat__Sites__dinas-pu__SecretHash", Hash));
            await OfficialBundle.NeedAsync(gateway);
            var line = new Link(gateway.Address.Port);
            var grant = await GrantAsync(gateway);
            var site = await AgencySite.StartAsync(planned, gateway.Address, ("/obrolan", Html(gateway, line, (string)grant["token"]!)));
            var page = await WidgetPage.OpenAsync(context, new Uri(planned, "obrolan"), ClientMarks.Official);
            return new Visit(gateway, site, line, page, grant);
        }

        public async Task SayAndHearAsync(string words)
        {
            var told = (await page.BotSaidAsync()).Count;
            await page.SayAsync(words);
            await Programs.UntilAsync(async () => (await page.BotSaidAsync()).Count > told && (await page.Mine.AllTextContentsAsync()).Any(text => text.Contains(words, StringComparison.Ordinal)), $"{words} and its answer", 60);
        }

        /// <summary>The same person on another road, while this one is closed: the bot answers, and the page hears it later.</summary>
        public async Task SayBehindAsync(string words)
        {
            using var request = Request(HttpMethod.Post);
            request.Content = JsonContent.Create(new { type = "message", text = words });
            using var response = await gateway.Http.SendAsync(request, Cancellation);
            Assert.True(response.IsSuccessStatusCode);
            await Programs.UntilAsync(async () => (await LogAsync())[^2] == words, "the answer to what was said behind");
        }

        /// <summary>What the server holds, in its order.</summary>
        public async Task<IReadOnlyList<string>> LogAsync()
        {
            using var request = Request(HttpMethod.Get);
            using var response = await gateway.Http.SendAsync(request, Cancellation);
            var body = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
            return [.. body["activities"]!.AsArray().Select(activity => (string?)activity!["text"] ?? "")];
        }

        public async ValueTask DisposeAsync()
        {
            await page.DisposeAsync();
            await site.DisposeAsync();
            await line.DisposeAsync();
            await gateway.DisposeAsync();
        }

        private HttpRequestMessage Request(HttpMethod method) => new(method, new Uri(gateway.Address, Talk))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", (string)grant["token"]!) },
        };

        private static async Task<JsonNode> GrantAsync(LaporBotApplication gateway)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address, "v3/directline/tokens/generate"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Secret) },
                Content = JsonContent.Create(new { user = new { id = "dl_warga" } }),
            };
            using var response = await gateway.Http.SendAsync(request, Cancellation);
            return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        }

        // The client waits 3 s and a random part of 12 s more before it comes back; its own dice say how long.
        private static string Html(LaporBotApplication gateway, Link line, string token) =>
            $$"""
            <!doctype html><html lang="id"><title>Dinas PU</title><body><h1>Dinas PU</h1><div id="chat" style="height:600px"></div>
            <script src="{{gateway.Address}}{{OfficialBundle.Path}}"></script>
            <script>
              const directLine = WebChat.createDirectLine({ token: "{{token}}", domain: "http://127.0.0.1:{{line.Port}}/v3/directline" });
              directLine.services.random = () => 0;
              WebChat.renderWebChat({ directLine, locale: "id-ID" }, document.getElementById("chat"));
            </script></body></html>
            """;
    }
}
