using System.Buffers.Text;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Forms;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>What strangers may try, one after the other.</summary>
public sealed class SafetyTests
{
    private const string Evil = "https://evil.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/chat/token", "POST")]
    [InlineData("/v3/directline/conversations", "POST")]
    [InlineData("/v3/directline/tokens/generate", "POST")]
    [InlineData("/v3/directline/tokens/refresh", "POST")]
    [InlineData("/v3/directline/conversations/{c}", "GET")]
    [InlineData("/v3/directline/conversations/{c}/activities", "GET")]
    [InlineData("/v3/directline/conversations/{c}/activities", "POST")]
    [InlineData("/v3/directline/conversations/{c}/upload", "POST")]
    public async Task A_foreign_origin_gets_nothing_even_with_a_good_token(string path, string method)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();

        using var response = await citizen.SendAsync(
            HttpMethod.Parse(method), path.Replace("{c}", citizen.Conversation, StringComparison.Ordinal), null, citizen.Token, ("Origin", Evil));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        await Assert.ThrowsAsync<WebSocketException>(() => citizen.ConnectAsync(Evil));
    }

    [Fact]
    public async Task Crossed_tokens_and_ids_are_refused_alike_whether_the_other_talk_exists_or_not()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var other = await host.OpenAsync();

        var answers = new List<(int, string?)>();
        foreach (var conversation in (string[])[other.Conversation, new string('0', 32), "x"])
        {
            answers.Add(await ChatClient.FaultAsync(await citizen.CallAsync(HttpMethod.Get, $"/conversations/{conversation}/activities")));
        }

        Assert.All(answers, answer => Assert.Equal((403, "Forbidden"), answer));
    }

    [Fact]
    public async Task A_ticket_of_one_talk_opens_no_other_no_token_opens_a_stream_and_no_ticket_posts()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var other = await host.OpenAsync();
        var ticket = citizen.StreamUrl[(citizen.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..];

        Assert.False(await OpensAsync(citizen.StreamUrl.Replace(citizen.Conversation, other.Conversation, StringComparison.Ordinal)));
        Assert.False(await OpensAsync(citizen.StreamUrl.Replace(ticket, citizen.Token, StringComparison.Ordinal)));
        citizen.Token = ticket;
        using var posted = await citizen.SayAsync("halo");
        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.True(await OpensAsync(citizen.StreamUrl));
        host.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(await OpensAsync(citizen.StreamUrl));
    }

    [Fact]
    public async Task A_token_is_worth_nothing_once_a_single_letter_of_it_is_changed()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var good = citizen.Token;
        var random = new Random(20261125);
        for (var i = 0; i < 60; i++)
        {
            var at = random.Next(good.Length - 1);
            var letter = good[at] is 'A' ? 'B' : 'A';
            citizen.Token = good[at] == '.' ? good.Remove(at, 1) : $"{good[..at]}{letter}{good[(at + 1)..]}";
            using var response = await citizen.CallAsync(HttpMethod.Get, $"/conversations/{citizen.Conversation}/activities");
            Assert.True((int)response.StatusCode is 401 or 403, $"letter {at} of seed 20261125: {(int)response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""", false)]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""", true)]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""", true)]
    public async Task A_token_cannot_choose_how_it_is_checked(string header, bool hasSignature)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var parts = citizen.Token.Split('.');
        citizen.Token = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{parts[1]}.{(hasSignature ? parts[2] : "")}";

        using var response = await citizen.CallAsync(HttpMethod.Get, $"/conversations/{citizen.Conversation}/activities");

        Assert.True((int)response.StatusCode is 401 or 403);
    }

    [Theory]
    [InlineData(100_000, 413)]
    [InlineData(63_000, 400)]
    public async Task Large_and_deep_JSON_is_refused_in_words(int brackets, int status)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var content = new StringContent($$"""{"type":"message","value":{{new string('[', brackets)}}""", Encoding.UTF8, "application/json");

        using var response = await citizen.CallAsync(HttpMethod.Post, $"/conversations/{citizen.Conversation}/activities", content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_address_a_client_made_up_is_refused_never_fetched_and_never_told_to_anybody()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var attachment = new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "http://127.0.0.1:1/secret", ["thumbnailUrl"] = "http://127.0.0.1:1/t" };

        using var response = await citizen.PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["text"] = "lihat foto",
            ["attachments"] = new JsonArray(attachment),
            ["serviceUrl"] = "http://127.0.0.1:1/",
            ["suggestedActions"] = new JsonObject(),
        });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("127.0.0.1:1", (await citizen.ReadGroupAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-AU", "en-US")]
    [InlineData("jv", "id-ID")]
    [InlineData("ar-SA", "id-ID")]
    [InlineData("../../x", "id-ID")]
    [InlineData("th-TH-u-ca-buddhist", "id-ID")]
    public async Task A_locale_is_one_of_ours_before_anything_reads_it(string locale, string kept)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();

        using var response = await citizen.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "halo", ["locale"] = locale });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(kept, (string?)(await citizen.ReadAsync("1"))[0]!["locale"]);
    }

    [Fact]
    public void Two_hundred_hostile_texts_leave_as_they_came_in_and_plain()
    {
        Assert.Equal(200, Hostile.All.Count);
        foreach (var text in Hostile.All)
        {
            var activity = (Activity)WebChatOutbound.Map(OutgoingMessage.Plain(text));
            Assert.Equal((text, "plain"), (activity.Text, activity.TextFormat));
            var said = ActivityCleaning.Clean(new JsonObject { ["type"] = "message", ["text"] = text }, ChatGrant.ForPage(null));
            Assert.Equal(text, (string?)said.Body["text"]);
        }
    }

    [Fact]
    public void Two_hundred_hostile_texts_are_no_markup_in_a_page()
    {
        foreach (var text in Hostile.All)
        {
            var html = Markup.Of($"<p title=\"{text}\">{Markup.Text([new TextRun(text), new TextRun(text, TextStyle.Bold), new TextRun(text, TextStyle.Code)])}</p>").Html;
            var bare = html.Replace("<p title=\"", "", StringComparison.Ordinal).Replace("\">", "", StringComparison.Ordinal);
            foreach (var tag in (string[])["</p>", "<b>", "</b>", "<code>", "</code>", "<br>"])
            {
                bare = bare.Replace(tag, "", StringComparison.Ordinal);
            }

            Assert.DoesNotContain('<', bare);
            Assert.DoesNotContain('"', bare);
        }
    }

    [Fact]
    public async Task The_scripts_of_the_page_never_read_markup_and_never_make_code_of_text()
    {
        await using var host = await ChatHost.StartAsync();
        using var browser = host.Stranger();
        foreach (var path in (string[])["/webchat/page.js", "/embed.js", "/embed/frame.js"])
        {
            using var script = await browser.SendAsync(HttpMethod.Get, path);
            var text = await script.Content.ReadAsStringAsync(Cancellation);
            foreach (var word in (string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc", ".cookie"])
            {
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
            }
        }
    }

    private static async Task<bool> OpensAsync(string url)
    {
        using var socket = new ClientWebSocket();
        return await Record.ExceptionAsync(() => socket.ConnectAsync(new Uri(url), Cancellation)) is null;
    }
}
