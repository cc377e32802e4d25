using System.Globalization;
using LaporBot.Bot.Tests.Redis;
using LaporBot.Channels.Tests.WebChat;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>Two replicas on one Redis, Microsoft's own client, and a line that is cut again and again.</summary>
public sealed class BadLineJourney
{
    private const int Messages = 1000;
    private const int Cuts = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Nothing_is_lost_doubled_or_reordered_when_the_line_is_cut_and_a_replica_restarts()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        var seed = Environment.TickCount & 0xFFFF;
        await using var redis = await RedisServer.StartAsync();
        (string, string)[] settings =
        [
            ("Redis__ConnectionString", redis.ConnectionString),
            ("WebChat__SigningKeys", Convert.ToBase64String(new byte[32])),
            ("WebChat__PostBurst", "10000"),
        ];
        await using var forSockets = await LaporBotApplication.StartAsync(settings);
        await using var forCalls = await LaporBotApplication.StartAsync(settings);
        string[] arguments = [forSockets.Address.ToString(), forCalls.Address.ToString(), Text(Messages), Text(Cuts), Text(seed)];
        using var client = await OfficialClient.StartAsync("endurance.cjs", arguments, deadline.Token);
        for (var said = ""; said != "done";)
        {
            said = await client.LineAsync(deadline.Token);
            TestContext.Current.SendDiagnosticMessage(said);
            TestContext.Current.TestOutputHelper?.WriteLine(said);
            if (said.StartsWith("restart", StringComparison.Ordinal))
            {
                Assert.Equal(0, await forSockets.StopAsync());
                await forSockets.RestartAsync();
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
