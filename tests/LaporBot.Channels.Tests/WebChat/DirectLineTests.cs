using System.Net;
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
        Assert.True(first.Headers.CacheControl!.NoStore);
        var started = await ChatClient.JsonAsync(second);
        var stream = $"ws://127.0.0.1:{host.Url.Port}/v3/directline/conversations/{citizen.Conversation}/stream?";
        Assert.StartsWith(stream, (string?)started["streamUrl"], StringComparison.Ordinal);
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

    [Fact]
    public async Task A_turn_that_takes_long_shows_the_dots_and_is_answered_all_the_same()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var slow = new TaskCompletionSource();
        host.Store.Slow = slow.Task;
        var typing = FirstLiveAsync(host.Log, citizen.Conversation);

        var saying = citizen.SayAsync("/bantuan", "k-1");
        while (!typing.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal("typing", (string?)JsonNode.Parse(await typing)!["type"]);
        Assert.Equal("k-1", (string?)Assert.Single(await citizen.ReadAsync("1"))!["channelData"]!["clientActivityID"]);
        slow.SetResult();
        using var response = await saying;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True((await citizen.ReadAsync("2")).Count > 0);
    }

    private static async Task<string> FirstLiveAsync(InMemoryChatLog log, string conversation)
    {
        await foreach (var live in log.FollowAsync(conversation, Cancellation))
        {
            if (live is not null)
            {
                return live;
            }
        }

        return string.Empty;
    }
}
