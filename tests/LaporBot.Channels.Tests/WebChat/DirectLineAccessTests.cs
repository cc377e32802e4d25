using System.Net;
using System.Net.Http.Json;
using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class DirectLineAccessTests
{
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

        (string, string)[] headers = [("Origin", origin), ("Sec-Fetch-Site", site)];
        var path = $"/v3/directline/conversations/{citizen.Conversation}/activities";

        using var poll = await citizen.SendAsync(HttpMethod.Get, path, null, citizen.Token, headers);
        using var token = await citizen.SendAsync(HttpMethod.Post, "/chat/token", null, null, headers);
        using var preflight = await citizen.SendAsync(HttpMethod.Options, path, null, null, headers);

        Assert.Equal(status, (int)poll.StatusCode);
        Assert.Equal(403, (int)token.StatusCode);
        Assert.Equal(allowed, poll.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null);
        Assert.Equal(allowed is not null, preflight.Headers.Contains("Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task Tokens_are_counted_by_address_and_a_proxy_on_this_machine_speaks_for_many()
    {
        using var limits = new ChatLimits(Options.Create(new WebChatOptions { TokensPerMinute = 2 }));
        var household = IPAddress.Parse("2001:db8:1:2::1");
        await limits.TokenAsync(household);
        await limits.TokenAsync(IPAddress.Parse("2001:db8:1:2:ffff::9"));

        var fault = await Assert.ThrowsAsync<DirectLineFault>(() => limits.TokenAsync(household));
        Assert.Equal(429, fault.Status);
        await limits.TokenAsync(IPAddress.Parse("203.0.113.5"));
        await limits.TokenAsync(IPAddress.Parse("::ffff:203.0.113.5"));
        await Assert.ThrowsAsync<DirectLineFault>(() => limits.TokenAsync(IPAddress.Parse("203.0.113.5")));
        for (var i = 0; i < 40; i++)
        {
            await limits.TokenAsync(IPAddress.Loopback);
        }
    }

    [Fact]
    public async Task Replicas_count_together_and_each_by_itself_while_the_store_is_away()
    {
        var shared = new InMemoryAllowances(TimeProvider.System);
        var options = Options.Create(new WebChatOptions { TokensPerMinute = 10, PostBurst = 10, PostsPerMinute = 10 });
        using var one = new ChatLimits(options, shared.TakeAsync);
        using var two = new ChatLimits(options, shared.TakeAsync);
        using var three = new ChatLimits(options, shared.TakeAsync);
        var household = IPAddress.Parse("203.0.113.5");
        for (var i = 0; i < 10; i++)
        {
            await one.TokenAsync(household);
            await two.TokenAsync(household);
        }

        await Assert.ThrowsAsync<DirectLineFault>(() => three.TokenAsync(household));
        await three.TokenAsync(IPAddress.Parse("203.0.113.6"));
        shared.IsDown = true;
        await three.TokenAsync(household);
    }

    [Fact]
    public async Task Who_writes_at_leisure_costs_no_question_about_the_other_replicas()
    {
        var asked = 0;
        using var limits = new ChatLimits(Options.Create(new WebChatOptions { PostBurst = 10, PostsPerMinute = 1 }), (_, _) => Task.FromResult(TimeSpan.FromSeconds(asked++ < 3 ? 0 : 9)));
        for (var i = 0; i < 8; i++)
        {
            await limits.PostAsync("c1");
        }

        Assert.Equal(3, asked);
        Assert.Equal(TimeSpan.FromSeconds(9), (await Assert.ThrowsAsync<DirectLineFault>(() => limits.PostAsync("c1"))).RetryAfter);
    }
}
