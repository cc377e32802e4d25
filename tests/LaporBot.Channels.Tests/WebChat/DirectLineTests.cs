using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class DirectLineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_gets_a_token_opens_the_conversation_and_is_greeted_once()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = host.Stranger();
        var token = await citizen.TokenAsync();
        Assert.Equal(86_400, (int)token["expires_in"]!);
        Assert.Null(token["streamUrl"]);

        using var first = await citizen.CallAsync(HttpMethod.Post, "/conversations");
        using var second = await citizen.CallAsync(HttpMethod.Post, "/conversations");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var started = await ChatClient.JsonAsync(second);
        Assert.StartsWith($"ws://127.0.0.1:{host.Url.Port}/v3/directline/conversations/{citizen.Conversation}/stream?", (string?)started["streamUrl"], StringComparison.Ordinal);
        var greeting = Assert.Single(await citizen.ReadAsync())!;
        Assert.Equal($"{citizen.Conversation}|1", (string?)greeting["id"]);
        Assert.Equal("bot", (string?)greeting["from"]!["role"]);
        Assert.Equal("2026-11-25T01:00:00.000Z", (string?)greeting["timestamp"]);
        Assert.Null(greeting["replyToId"]);
        Assert.NotEmpty(greeting["suggestedActions"]!["actions"]!.AsArray());
    }

    [Fact]
    public async Task The_greeting_speaks_the_language_of_the_page()
    {
        await using var host = await ChatHost.StartAsync();
        using var indonesian = await host.OpenAsync();
        using var english = await host.OpenAsync("en");

        Assert.NotEqual((string?)(await indonesian.ReadAsync())[0]!["text"], (string?)(await english.ReadAsync())[0]!["text"]);
    }

    [Fact]
    public async Task What_is_said_is_echoed_with_its_client_id_and_answered_after_it()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();

        using var response = await citizen.SayAsync("/bantuan", "k-1");

        var id = (string?)(await ChatClient.JsonAsync(response))["id"];
        var group = await citizen.ReadGroupAsync("1");
        var said = group["activities"]!.AsArray();
        Assert.Equal(id, (string?)said[0]!["id"]);
        Assert.Equal("k-1", (string?)said[0]!["channelData"]!["clientActivityID"]);
        Assert.StartsWith("dl_", (string?)said[0]!["from"]!["id"], StringComparison.Ordinal);
        Assert.Equal("user", (string?)said[0]!["from"]!["role"]);
        Assert.Equal(id, (string?)said[1]!["replyToId"]);
        Assert.Equal($"{said.Count + 1}", (string?)group["watermark"]);
        Assert.Empty(await citizen.ReadAsync((string)group["watermark"]!));
    }

    [Fact]
    public async Task The_same_message_sent_again_has_no_second_effect_and_no_second_answer()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();

        using var first = await citizen.SayAsync("/lapor", "k-1");
        var before = (await citizen.ReadAsync()).ToJsonString();
        using var second = await citizen.SayAsync("/lapor", "k-1");

        Assert.Equal(await first.Content.ReadAsStringAsync(Cancellation), await second.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(before, (await citizen.ReadAsync()).ToJsonString());
        Assert.Equal(2, host.Store.Commits);
    }

    [Fact]
    public async Task A_press_is_taken_by_its_data_and_shown_by_its_label()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var button = (await citizen.ReadAsync())[0]!["suggestedActions"]!["actions"]![0]!;
        Assert.Equal("postBack", (string?)button["type"]);

        using var pressed = await citizen.PressAsync((string)button["value"]!);
        using var madeUp = await citizen.PressAsync("made:up");

        var said = await citizen.ReadAsync("1");
        Assert.Equal((string?)button["title"], (string?)said[0]!["text"]);
        Assert.True(said.Count > 2);
        var echo = said.Single(activity => activity!["from"]!["role"]!.ToString() == "user" && activity["text"] is null)!;
        Assert.Null(echo["value"]);
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_acknowledged_and_the_same_message_is_answered_later()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        host.Store.IsAway = true;

        using var refused = await citizen.SayAsync("/lapor", "k-1");

        Assert.Equal((503, "BotError"), await ChatClient.FaultAsync(refused));
        Assert.NotNull(refused.Headers.RetryAfter);
        host.Store.IsAway = false;
        using var taken = await citizen.SayAsync("/lapor", "k-1");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var said = await citizen.ReadAsync("1");
        Assert.Equal("user", (string?)said[0]!["from"]!["role"]);
        Assert.All(said.Skip(1), activity => Assert.Equal("bot", (string?)activity!["from"]!["role"]));
        Assert.True(said.Count > 1);
    }

    [Fact]
    public async Task A_greeting_that_failed_is_given_at_the_next_start()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = host.Stranger();
        await citizen.TokenAsync();
        host.Store.IsAway = true;
        using var refused = await citizen.CallAsync(HttpMethod.Post, "/conversations");
        Assert.Equal(503, (int)refused.StatusCode);

        host.Store.IsAway = false;
        await citizen.StartAsync();

        Assert.Single(await citizen.ReadAsync());
    }

    [Fact]
    public async Task The_log_being_away_is_503_too()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        host.Log.Outage = new StoreUnavailableException("chat log");

        using var response = await citizen.SayAsync("halo");

        Assert.Equal((503, "BotError"), await ChatClient.FaultAsync(response));
    }

    [Fact]
    public async Task A_join_event_greets_only_into_an_empty_conversation_and_typing_leaves_no_trace()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();

        using var joined = await citizen.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "webchat/join" });
        using var typing = await citizen.PostAsync(new JsonObject { ["type"] = "typing" });

        Assert.NotNull((string?)(await ChatClient.JsonAsync(joined))["id"]);
        Assert.NotNull((string?)(await ChatClient.JsonAsync(typing))["id"]);
        Assert.Single(await citizen.ReadAsync());
    }

    [Theory]
    [InlineData(null, 401, "Unauthorized")]
    [InlineData("garbage", 401, "Unauthorized")]
    [InlineData("expired", 403, "TokenExpired")]
    [InlineData("foreign", 403, "Forbidden")]
    public async Task Only_the_holder_of_a_good_token_gets_in(string? kind, int status, string code)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var stranger = await host.OpenAsync();
        var token = kind switch { "expired" => citizen.Token, "foreign" => stranger.Token, _ => kind };
        host.Time.Advance(kind == "expired" ? TimeSpan.FromHours(24) : TimeSpan.Zero);

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"/conversations/{citizen.Conversation}"),
            (HttpMethod.Get, $"/conversations/{citizen.Conversation}/activities"),
            (HttpMethod.Post, $"/conversations/{citizen.Conversation}/activities"),
            (HttpMethod.Post, $"/conversations/{citizen.Conversation}/upload"),
        })
        {
            using var response = await citizen.SendAsync(method, $"/v3/directline{path}", null, token);
            Assert.Equal((status, code), await ChatClient.FaultAsync(response));
        }
    }

    [Fact]
    public async Task The_owner_of_an_expired_conversation_is_told_that_it_ended()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        host.Log.Expire(citizen.Conversation);

        using var reconnect = await citizen.CallAsync(HttpMethod.Get, $"/conversations/{citizen.Conversation}?watermark=1");
        using var poll = await citizen.CallAsync(HttpMethod.Get, $"/conversations/{citizen.Conversation}/activities?watermark=1");
        using var post = await citizen.SayAsync("halo");

        Assert.All([reconnect, poll, post], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
    }

    [Fact]
    public async Task An_expired_token_of_a_living_conversation_is_exchanged_and_any_other_starts_a_new_one()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var (old, conversation) = (citizen.Token, citizen.Conversation);
        host.Time.Advance(TimeSpan.FromDays(2));

        await citizen.TokenAsync(resume: old);
        Assert.Equal(conversation, citizen.Conversation);
        Assert.Single(await citizen.ReadAsync());

        host.Log.Expire(conversation);
        await citizen.TokenAsync(resume: old);
        Assert.NotEqual(conversation, citizen.Conversation);
        await citizen.TokenAsync(resume: "garbage");
        Assert.NotEqual(conversation, citizen.Conversation);
    }

    [Fact]
    public async Task A_token_is_refreshed_for_the_same_conversation()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        host.Time.Advance(TimeSpan.FromHours(23));

        var refreshed = await ChatClient.JsonAsync(await citizen.CallAsync(HttpMethod.Post, "/tokens/refresh"));

        Assert.Equal(citizen.Conversation, (string?)refreshed["conversationId"]);
        citizen.Token = (string)refreshed["token"]!;
        host.Time.Advance(TimeSpan.FromHours(23));
        Assert.Single(await citizen.ReadAsync());
    }

    [Fact]
    public async Task A_server_with_the_secret_makes_a_token_bound_to_its_visitor()
    {
        var secret = new string('s', 40);
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:DirectLineSecret"] = secret });
        using var server = host.Stranger();
        server.Token = secret;
        using var content = JsonContent.Create(new { User = new { Id = "dl_visitor" } });

        var made = await ChatClient.JsonAsync(await server.CallAsync(HttpMethod.Post, "/tokens/generate", content));
        server.Token = (string)made["token"]!;
        await server.StartAsync();
        using var refused = await server.CallAsync(HttpMethod.Post, "/tokens/generate");

        Assert.Equal(403, (int)refused.StatusCode);
        await using var closed = await ChatHost.StartAsync();
        using var nobody = closed.Stranger();
        nobody.Token = secret;
        using var unknown = await nobody.CallAsync(HttpMethod.Post, "/tokens/generate");
        Assert.Equal(401, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Too_large_a_body_and_too_many_messages_are_refused()
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:PostBurst"] = "2", ["WebChat:PostsPerMinute"] = "2" });
        using var citizen = await host.OpenAsync();

        using var large = await citizen.SayAsync(new string('a', 70_000));
        using var second = await citizen.SayAsync("dua");
        using var third = await citizen.SayAsync("tiga");

        Assert.Equal((413, "MessageSizeTooBig"), await ChatClient.FaultAsync(large));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal((429, "TooManyRequests"), await ChatClient.FaultAsync(third));
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("https://evil.example", "cross-site", 403, null)]
    [InlineData("null", "cross-site", 403, null)]
    [InlineData("https://dinas.example.go.id", "cross-site", 200, "https://dinas.example.go.id")]
    public async Task A_foreign_page_gets_nothing_and_a_named_site_may_run_its_own_client(string origin, string site, int status, string? allowed)
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:Sites"] = "https://dinas.example.go.id" });
        using var citizen = await host.OpenAsync();

        using var poll = await citizen.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{citizen.Conversation}/activities", null, citizen.Token, ("Origin", origin), ("Sec-Fetch-Site", site));
        using var token = await citizen.SendAsync(HttpMethod.Post, "/chat/token", null, null, ("Origin", origin), ("Sec-Fetch-Site", site));
        using var preflight = await citizen.SendAsync(HttpMethod.Options, "/v3/directline/conversations", null, null, ("Origin", origin), ("Access-Control-Request-Method", "POST"));

        Assert.Equal(status, (int)poll.StatusCode);
        Assert.Equal(403, (int)token.StatusCode);
        Assert.Equal(allowed, poll.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null);
        Assert.Equal(allowed is not null, preflight.Headers.Contains("Access-Control-Allow-Headers"));
    }
}
