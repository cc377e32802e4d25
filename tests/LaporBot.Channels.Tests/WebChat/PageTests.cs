using System.IO.Compression;
using System.Net;
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
}
