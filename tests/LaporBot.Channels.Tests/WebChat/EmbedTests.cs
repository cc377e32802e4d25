using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Channels.WebChat;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>The chat on agencies' sites.</summary>
public sealed class EmbedTests
{
    private const string Secret = "a secret the agency keeps to itself";
    private const string Works = "https://pu.example.go.id";
    private const string Health = "https://dinkes.example.go.id";

    private static readonly Dictionary<string, string?> Sites = new()
    {
        ["WebChat:Sites:dinas-pu:Origins"] = $"{Works}, https://www.pu.example.go.id",
        ["WebChat:Sites:dinas-pu:Title"] = "Lapor <PU>",
        ["WebChat:Sites:dinas-pu:Note"] = "Kanal aduan \"Dinas PU\"",
        ["WebChat:Sites:dinas-pu:Colour"] = "#5a2d82",
        ["WebChat:Sites:dinas-pu:SecretHash"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))),
        ["WebChat:Sites:dinkes:Origins:0"] = Health,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_frames_the_page_in_its_own_words_and_colour_and_no_other_site_does()
    {
        await using var host = await ChatHost.StartAsync(new(Sites));
        using var browser = host.Stranger();

        using var page = await browser.SendAsync(HttpMethod.Get, "/embed/dinas-pu");
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        using var colours = await browser.SendAsync(HttpMethod.Get, "/embed/dinas-pu/site.css");
        using var home = await browser.SendAsync(HttpMethod.Get, "/");
        using var unknown = await browser.SendAsync(HttpMethod.Get, "/embed/dinas-x");

        Assert.EndsWith($"frame-ancestors 'self' {Works} https://www.pu.example.go.id", Policy(page), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", Policy(home), StringComparison.Ordinal);
        Assert.Contains("<h1>Lapor &lt;PU&gt; <span>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">Kanal aduan &quot;Dinas PU&quot;</p>", html, StringComparison.Ordinal);
        Assert.Contains("#5a2d82", await colours.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("text/css", colours.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_site_chooses_its_client_and_who_asks_for_the_other_gets_that()
    {
        Assert.SkipUnless(OfficialChat.IsBuilt, "npm brought no Web Chat client to this build.");
        await using var host = await ChatHost.StartAsync(new(Sites) { ["WebChat:Sites:dinas-pu:Ui"] = "webchat" });
        using var browser = host.Stranger();

        using var chosen = await browser.SendAsync(HttpMethod.Get, "/embed/dinas-pu");
        using var light = await browser.SendAsync(HttpMethod.Get, "/embed/dinas-pu?ui=light");
        using var other = await browser.SendAsync(HttpMethod.Get, "/embed/dinkes");
        var html = await chosen.Content.ReadAsStringAsync(Cancellation);

        Assert.Contains("official/webchat-minimal.js", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Lapor &lt;PU&gt; <span>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">Kanal aduan &quot;Dinas PU&quot;</p>", html, StringComparison.Ordinal);
        Assert.EndsWith($"frame-ancestors 'self' {Works} https://www.pu.example.go.id", Policy(chosen), StringComparison.Ordinal);
        Assert.DoesNotContain("official/", await light.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("official/", await other.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_site_generates_tokens_for_that_site_and_opens_nothing_else()
    {
        await using var host = await ChatHost.StartAsync(new(Sites));
        using var server = host.Stranger();
        server.Token = Secret;

        var made = await ChatClient.JsonAsync(await server.CallAsync(HttpMethod.Post, "/tokens/generate"));
        using var start = await server.CallAsync(HttpMethod.Post, "/conversations", JsonContent.Create(new { }));
        using var read = await server.CallAsync(HttpMethod.Get, $"/conversations/{(string)made["conversationId"]!}/activities");
        using var refresh = await server.CallAsync(HttpMethod.Post, "/tokens/refresh");
        server.Token = Secret + "x";
        using var wrong = await server.CallAsync(HttpMethod.Post, "/tokens/generate");

        Assert.All([start, read, refresh], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Theory]
    [InlineData(Works, null, 200)]
    [InlineData(null, null, 200)]
    [InlineData(Health, null, 403)]
    [InlineData("https://evil.example", null, 403)]
    [InlineData(Works, "https://www.pu.example.go.id", 403)]
    [InlineData("https://www.pu.example.go.id", "https://www.pu.example.go.id", 200)]
    public async Task A_token_of_a_site_is_good_on_the_pages_of_that_site_only(string? origin, string? trusted, int status)
    {
        await using var host = await ChatHost.StartAsync(new(Sites));
        using var visitor = await VisitorAsync(host, trusted is null ? null : [trusted]);
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];

        using var poll = await visitor.SendAsync(
            HttpMethod.Get, $"/v3/directline/conversations/{visitor.Conversation}/activities", null, visitor.Token, headers);
        var opened = await Record.ExceptionAsync(() => visitor.ConnectAsync(origin));

        Assert.Equal(status, (int)poll.StatusCode);
        Assert.Equal(status == 200, opened is null);
        Assert.True(opened is null or WebSocketException);
    }

    [Fact]
    public async Task Trusted_origins_narrow_a_token_and_never_widen_it()
    {
        await using var host = await ChatHost.StartAsync(new(Sites));
        using var server = host.Stranger();
        server.Token = Secret;
        using var content = JsonContent.Create(new { trustedOrigins = new[] { Works, Health } });

        using var refused = await server.CallAsync(HttpMethod.Post, "/tokens/generate", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Wrong_sites_stop_the_start_and_are_named_all_at_once_without_a_secret()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatHost.StartAsync(new()
        {
            ["WebChat:Sites:Dinas PU:Origins"] = $"{Works}/lapor",
            ["WebChat:Sites:server:Colour"] = "#ffff00",
            ["WebChat:Sites:dinkes:Origins"] = Health,
            ["WebChat:Sites:dinkes:SecretHash"] = "geheim",
            ["WebChat:Sites:dinkes:Ui"] = "besar",
        }));

        Assert.Equal(7, fault.Failures.Count());
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_launcher_is_small_and_nobody_is_told_which_sites_there_are()
    {
        await using var host = await ChatHost.StartAsync(new(Sites) { ["environment"] = "Production" });
        using var browser = host.Stranger();

        using var launcher = await browser.SendAsync(HttpMethod.Get, "/embed.js");
        using var settings = await browser.SendAsync(HttpMethod.Get, "/embed");

        Assert.InRange((await launcher.Content.ReadAsByteArrayAsync(Cancellation)).Length, 1, 1024);
        Assert.Equal("no-cache", launcher.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, settings.StatusCode);
        using var preview = await browser.SendAsync(HttpMethod.Get, "/embed/dinkes/preview");
        using var nobody = await browser.SendAsync(HttpMethod.Get, "/embed/bukan-situs/preview");
        Assert.Contains("data-site=\"dinkes\"", await preview.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private static async Task<ChatClient> VisitorAsync(ChatHost host, string[]? trusted)
    {
        var visitor = host.Stranger();
        visitor.Token = Secret;
        using var content = JsonContent.Create(new { user = new { id = "dl_1" }, trustedOrigins = trusted });
        var made = await ChatClient.JsonAsync(await visitor.CallAsync(HttpMethod.Post, "/tokens/generate", content));
        visitor.Take(made);
        await visitor.StartAsync();
        return visitor;
    }

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
}
