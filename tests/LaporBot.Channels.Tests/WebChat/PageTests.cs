using System.IO.Compression;
using System.Net;
using LaporBot.Channels.WebChat;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class PageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_comes_compressed_and_guarded_and_is_not_sent_twice()
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:Sites:0"] = "https://dinas.example.go.id" });
        using var browser = host.Stranger();

        using var packed = await browser.SendAsync(HttpMethod.Get, "/", null, null, ("Accept-Encoding", "gzip, deflate, br"));
        using var plain = await browser.SendAsync(HttpMethod.Get, "/");
        var tag = packed.Headers.ETag!.ToString();
        using var again = await browser.SendAsync(HttpMethod.Get, "/", null, null, ("Accept-Encoding", "br"), ("If-None-Match", tag));

        Assert.Equal("br", packed.Content.Headers.ContentEncoding.Single());
        await using var brotli = new BrotliStream(await packed.Content.ReadAsStreamAsync(Cancellation), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        Assert.Equal(await plain.Content.ReadAsStringAsync(Cancellation), await reader.ReadToEndAsync(Cancellation));
        Assert.Equal("text/html", plain.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        var policy = plain.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"wss://127.0.0.1:{host.Url.Port}", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self' https://dinas.example.go.id", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", plain.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Every_part_the_page_names_is_there_and_may_be_kept_for_ever()
    {
        await using var host = await ChatHost.StartAsync();
        using var browser = host.Stranger();
        using var page = await browser.SendAsync(HttpMethod.Get, "/");
        var html = await page.Content.ReadAsStringAsync(Cancellation);

        foreach (var part in html.Split('"').Where(piece => piece.Contains("webchat/", StringComparison.Ordinal) && piece.Contains("?v=", StringComparison.Ordinal)))
        {
            using var response = await browser.SendAsync(HttpMethod.Get, part.StartsWith('/') ? part : $"/{part}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        using var missing = await browser.SendAsync(HttpMethod.Get, "/webchat/nothing.js");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_whole_page_weighs_at_most_12_kB()
    {
        await using var host = await ChatHost.StartAsync();
        using var browser = host.Stranger();
        using var page = await browser.SendAsync(HttpMethod.Get, "/");
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        string[] parts = ["/", .. html.Split('"').Where(piece => piece.Contains("?v=", StringComparison.Ordinal)).Distinct().Select(part => $"/{part}")];

        var weights = new Dictionary<string, int>();
        foreach (var part in parts)
        {
            using var packed = await browser.SendAsync(HttpMethod.Get, part, null, null, ("Accept-Encoding", "br"));
            weights[part] = (await packed.Content.ReadAsByteArrayAsync(Cancellation)).Length;
        }

        Assert.True(weights.Count >= 4 && weights.Values.Sum() <= 12 * 1024, string.Join(", ", weights));
    }

    [Fact]
    public async Task Microsoft_s_client_is_there_for_who_asks_for_it_and_gets_what_it_needs_and_no_more()
    {
        Assert.SkipUnless(OfficialChat.IsBuilt, "npm brought no Web Chat client to this build.");
        await using var host = await ChatHost.StartAsync();
        using var browser = host.Stranger();

        using var page = await browser.SendAsync(HttpMethod.Get, "/?ui=webchat");
        using var again = await browser.SendAsync(HttpMethod.Get, "/?ui=webchat");
        using var light = await browser.SendAsync(HttpMethod.Get, "/?ui=light");
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        var address = html.Split('"').Single(piece => piece.StartsWith("official/webchat-minimal.js?v=", StringComparison.Ordinal));
        using var packed = await browser.SendAsync(HttpMethod.Get, $"/{address}", null, null, ("Accept-Encoding", "br"));
        using var plain = await browser.SendAsync(HttpMethod.Get, $"/{address}");
        using var license = await browser.SendAsync(HttpMethod.Get, "/official/webchat-minimal.js.LICENSE.txt");

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, again.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("official/", await light.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", light.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        Assert.Contains("immutable", packed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync(Cancellation)).Length, 300_000, 400_000);
        Assert.Contains("renderWebChat", await plain.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("license", await license.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
    }
}
