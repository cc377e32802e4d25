using System.Net;
using System.Net.WebSockets;
using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.DirectLine;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class StreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_socket_replays_what_is_kept_and_then_carries_what_comes()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var socket = await citizen.ConnectAsync();
        var greeting = await ChatClient.FrameAsync(socket);
        Assert.Equal("1", (string?)greeting!["watermark"]);

        using var said = await citizen.SayAsync("/bantuan", "k-1");

        var texts = await UntilAsync(socket, 3);
        Assert.Equal($"{citizen.Conversation}|2", texts[0]);
    }

    [Fact]
    public async Task A_client_that_lost_its_socket_gets_exactly_what_it_missed()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using (var lost = await citizen.ConnectAsync())
        {
            await ChatClient.FrameAsync(lost);
            lost.Abort();
        }

        using var said = await citizen.SayAsync("/bantuan");
        await citizen.ReconnectAsync("1");
        using var socket = await citizen.ConnectAsync();

        var frame = await ChatClient.FrameAsync(socket);
        Assert.Equal($"{citizen.Conversation}|2", (string?)frame!["activities"]![0]!["id"]);
        Assert.Equal(await LastAsync(citizen), (string?)frame["watermark"]);
    }

    [Fact]
    public async Task A_quiet_socket_gets_an_empty_frame_and_a_typing_sign_moves_no_watermark()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var socket = await citizen.ConnectAsync();
        await ChatClient.FrameAsync(socket);
        await citizen.ReadAsync();

        host.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(string.Empty, await ChatClient.TextAsync(socket));

        await host.Log.AppendAsync(citizen.Conversation, [new ChatEntry("t", """{"type":"typing"}""", IsEphemeral: true)], Cancellation);
        var frame = await ChatClient.FrameAsync(socket);
        Assert.Equal("typing", (string?)frame!["activities"]![0]!["type"]);
        Assert.Null(frame["watermark"]);
    }

    [Fact]
    public async Task A_ticket_works_for_a_minute_and_for_its_own_conversation_only()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var other = await host.OpenAsync();
        var good = new UriBuilder(citizen.StreamUrl) { Scheme = "ws" }.Uri;
        var swapped = citizen.StreamUrl.Replace(citizen.Conversation, other.Conversation, StringComparison.Ordinal);
        var bare = citizen.StreamUrl[..citizen.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)];

        Assert.Equal(403, await StatusAsync(swapped));
        Assert.Equal(401, await StatusAsync(bare));
        Assert.Equal(403, await StatusAsync(good.ToString(), "https://evil.example"));
        host.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(403, await StatusAsync(good.ToString()));
    }

    [Fact]
    public async Task One_conversation_may_hold_so_many_sockets_and_gets_a_place_back_by_closing_one()
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:SocketsPerConversation"] = "2" });
        using var citizen = await host.OpenAsync();
        using var first = await citizen.ConnectAsync();
        using var second = await citizen.ConnectAsync();
        Assert.Equal(429, await StatusAsync(citizen.StreamUrl));

        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);

        var deadline = TimeProvider.System.GetTimestamp();
        while (await StatusAsync(citizen.StreamUrl) != 101)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public void One_address_may_hold_so_many_sockets_and_a_household_is_one_address()
    {
        var gate = new SocketGate(Options.Create(new WebChatOptions { SocketsPerAddress = 2, Sockets = 5 }));
        var (home, neighbour) = (IPAddress.Parse("2001:db8:1:2::5"), IPAddress.Parse("2001:db8:1:3::5"));

        var first = gate.TryEnter("a", home);
        Assert.NotNull(first);
        Assert.NotNull(gate.TryEnter("b", IPAddress.Parse("2001:db8:1:2::9")));
        Assert.Null(gate.TryEnter("c", home));
        Assert.NotNull(gate.TryEnter("c", neighbour));
        first.Dispose();
        first.Dispose();
        Assert.NotNull(gate.TryEnter("d", home));
        Assert.NotNull(gate.TryEnter("e", IPAddress.Loopback));
        Assert.NotNull(gate.TryEnter("f", IPAddress.Loopback));
        Assert.Null(gate.TryEnter("g", IPAddress.Loopback));
    }

    [Fact]
    public async Task Who_takes_no_data_is_closed_and_misses_nothing()
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:SocketsPerConversation"] = "1" });
        using var citizen = await host.OpenAsync();
        using var slow = await citizen.ConnectAsync();
        var letters = new string('x', 60_000);
        for (var i = 0; i < 400; i++)
        {
            var entry = new ChatEntry($"l-{i}", $$"""{"type":"message","text":"{{letters}}","from":{"role":"bot"} }""");
            await host.Log.AppendAsync(citizen.Conversation, [entry], Cancellation);
        }

        var deadline = TimeProvider.System.GetTimestamp();
        while (await StatusAsync(citizen.StreamUrl) != 101)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20), "still held");
            await citizen.ReconnectAsync("1");
            host.Time.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.Equal(400, (await citizen.ReadAsync("1")).Count);
    }

    [Fact]
    public async Task An_expired_log_and_too_large_a_frame_end_the_socket()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var loud = await citizen.ConnectAsync();
        await ChatClient.FrameAsync(loud);
        await loud.SendAsync(new byte[80 * 1024], WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        Assert.Null(await ChatClient.FrameAsync(loud));

        using var quiet = await citizen.ConnectAsync();
        await ChatClient.FrameAsync(quiet);
        await citizen.ReadAsync();
        host.Log.Expire(citizen.Conversation);
        host.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await ChatClient.FrameAsync(quiet));
    }

    [Fact]
    public async Task Stopping_the_host_says_goodbye_to_open_sockets_and_does_not_wait_for_them()
    {
        var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var socket = await citizen.ConnectAsync();
        await ChatClient.FrameAsync(socket);
        var started = TimeProvider.System.GetTimestamp();

        var stopping = host.StopAsync();
        Assert.Null(await ChatClient.FrameAsync(socket));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await stopping;

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(8));
        await host.DisposeAsync();
    }

    private static async Task<int> StatusAsync(string url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri(url), Cancellation);
            return 101;
        }
        catch (WebSocketException)
        {
            return (int)socket.HttpStatusCode;
        }
    }

    private static async Task<List<string>> UntilAsync(WebSocket socket, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count - 1)
        {
            ids.AddRange((await ChatClient.FrameAsync(socket))!["activities"]!.AsArray().Select(activity => (string)activity!["id"]!));
        }

        return ids;
    }

    private static async Task<string?> LastAsync(ChatClient citizen) => (string?)(await citizen.ReadGroupAsync())["watermark"];
}
