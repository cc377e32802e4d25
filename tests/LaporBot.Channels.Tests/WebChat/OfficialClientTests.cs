using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.DirectLine;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>Microsoft's own client, unmodified, holds us to the protocol.</summary>
public sealed class OfficialClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_official_client_talks_uploads_comes_back_renews_its_token_and_hears_the_end_without_loss_or_double()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        var clock = new ShiftedClock();
        var log = new InMemoryChatLog(clock) { NudgeEvery = TimeSpan.FromSeconds(1) };
        var host = await ChatHost.StartAsync(clock: clock, log: log);
        try
        {
            using var client = await OfficialClient.StartAsync("contract.cjs", [host.Url.GetLeftPart(UriPartial.Authority)], deadline.Token);
            for (var asked = ""; asked != "done";)
            {
                asked = await client.LineAsync(deadline.Token);
                host = await DoAsync(asked.Split(' '), host, clock, deadline.Token);
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<ChatHost> DoAsync(string[] asked, ChatHost host, ShiftedClock clock, CancellationToken cancellationToken)
    {
        switch (asked)
        {
            case ["type", var conversation]:
                var sign = new ChatEntry("t", ActivityJson.Typing, IsEphemeral: true);
                await host.Log.AppendAsync(conversation, [sign], cancellationToken);
                return host;
            case ["expire", _]:
                clock.Shift += TimeSpan.FromHours(25);
                return host;
            case ["end", var conversation]:
                host.Log.Expire(conversation);
                return host;
            case ["restart", var conversation]:
                return await RestartAsync(conversation, host, clock, cancellationToken);
            default:
                return host;
        }
    }

    private static async Task<ChatHost> RestartAsync(string conversation, ChatHost host, ShiftedClock clock, CancellationToken cancellationToken)
    {
        var url = host.Url;
        await host.DisposeAsync();
        var meanwhile = new ChatEntry("m", """{"type":"message","text":"meanwhile","from":{"id":"laporbot","role":"bot"}}""");
        await host.Log.AppendAsync(conversation, [meanwhile], cancellationToken);
        return await ChatHost.StartAsync(clock: clock, url: url, log: host.Log, dataPath: host.DataPath);
    }

    /// <summary>The real clock, with a date that can be moved on.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
