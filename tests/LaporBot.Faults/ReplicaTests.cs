using LaporBot.Bot.Tests.Ledger;
using Xunit;

namespace LaporBot.Faults;

/// <summary>Several processes on one Redis and one PostgreSQL.</summary>
public sealed class ReplicaTests
{
    [Fact]
    public async Task F37_A_rolling_restart_under_load_fails_no_webhook()
    {
        await using var redis = new RedisProcess();
        await redis.UpAsync();

        // A machine that is busy with other things must not look like a store that is away: only the roll may refuse anybody.
        await using var stage = await Stage.StartAsync(
            2,
            ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Redis__TimeoutMilliseconds", "20000"),
            ("Ledger__ConnectionString", await PostgresServer.NewDatabaseAsync()));
        using var over = new CancellationTokenSource();
        var people = Enumerable.Range(1, 10).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(73_000 + number))).ToList();
        var lives = people.ConvertAll(one => one.LiveAsync(over.Token, TestContext.Current.CancellationToken));

        foreach (var replica in stage.Fleet.Replicas)
        {
            await replica.RollAsync();
        }

        await over.CancelAsync();
        await Task.WhenAll(lives);
        Assert.Empty(stage.Fleet.Replicas.SelectMany(replica => replica.BadStops));

        // A connection that was closed while a message was under way on it is the drain second: Telegram brings it again.
        var answers = stage.Answers;
        TestContext.Current.TestOutputHelper!.WriteLine($"webhook answers: {string.Join(", ", answers.CountBy(status => status))}");
        Assert.True(
            answers.All(status => status < 300),
            $"{string.Join(", ", answers.CountBy(status => status))}\n{string.Join('\n', stage.Fleet.Replicas.SelectMany(replica => replica.Program.Printed).Where(line => line.Contains("warn:", StringComparison.Ordinal) || line.Contains("fail:", StringComparison.Ordinal)))}");
        Assert.InRange(answers.Count(status => status == 0), 0, 2 * people.Count);
        await stage.UntilTheHubHasAsync(people.Sum(one => one.Filings.Count));
    }

    [Fact]
    public async Task F29_F33_A_frozen_reader_is_replaced_and_writes_nothing_stale_when_it_wakes()
    {
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        await using var stage = await Stage.StartAsync(
            2, ("Telegram__Mode", "Polling"), ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Ledger__ConnectionString", await PostgresServer.NewDatabaseAsync()));
        var people = Enumerable.Range(1, 6).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(72_000 + number))).ToList();
        var filings = people.ConvertAll(one => one.FileAsync(TestContext.Current.CancellationToken));
        await Bot.Tests.Programs.UntilAsync(() => Task.FromResult(people.All(one => one.Seen.Count > 2)), "people are under way");

        // The first process has the lease; the second gets it when half a minute has passed in silence.
        await stage.Fleet.Replicas[0].FreezeAsync(TimeSpan.FromSeconds(45));

        await Task.WhenAll(filings);
        await Task.WhenAll(people.Select(one => one.FileAsync(TestContext.Current.CancellationToken)));
        await stage.UntilTheHubHasAsync(2 * people.Count);
        Assert.Equal(0, stage.Telegram.Updates.Count);
    }
}
