using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Ledger;
using Npgsql;
using Xunit;

namespace LaporBot.Faults;

/// <summary>Two processes and one hub that would take everything twice.</summary>
public sealed class HubReplicaTests
{
    [Fact]
    public async Task F19_What_the_hub_asks_one_process_for_every_process_keeps_to()
    {
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        await using var stage = await Stage.StartAsync(
            2, ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Ledger__ConnectionString", await PostgresServer.NewDatabaseAsync()));
        var people = Enumerable.Range(1, 8).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(74_000 + number))).ToList();
        stage.Hub.AsksToWait = TimeSpan.FromSeconds(20);
        await people[0].FileAsync(TestContext.Current.CancellationToken);
        await Programs.UntilAsync(() => Task.FromResult(stage.Hub.Posts > 0), "the hub is asked");

        await Task.WhenAll(people.Skip(1).Select(one => one.FileAsync(TestContext.Current.CancellationToken)));

        await stage.UntilTheHubHasAsync(people.Count);
        Assert.Equal(0, stage.Hub.Trespasses);
    }

    [Fact]
    public async Task F33_A_process_frozen_between_its_decision_and_its_post_posts_nothing_when_it_wakes()
    {
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        var ledger = await PostgresServer.NewDatabaseAsync();
        var slowly = new NpgsqlConnectionStringBuilder(ledger) { CommandTimeout = 300 };
        await using var wire = new Link(slowly.Port);
        slowly.Port = wire.Port;
        var store = ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}");
        await using var stage = await Stage.StartAsync(1, store, ("Ledger__ConnectionString", slowly.ConnectionString));
        var citizen = await stage.AtReviewAsync(7400);
        await using var books = NpgsqlDataSource.Create(ledger);

        // The word "it begins" is in the ledger, and its answer still on the wire: here the process sleeps.
        wire.Latency = TimeSpan.FromSeconds(1);
        citizen.Press("Kirim");
        await Programs.UntilAsync(async () => await UnderWayAsync(books) == 1, "an attempt begins", 60);
        var sleeper = stage.Fleet.Replicas[0].Program;
        sleeper.Signal(LaporBotApplication.Stop);
        Assert.Equal(0, stage.Hub.Posts);
        wire.Heal();

        await stage.JoinAsync(store, ("Ledger__ConnectionString", ledger));
        await Programs.UntilAsync(() => Task.FromResult(stage.Hub.Posts == 1), "the other process posts", 90);
        sleeper.Signal(LaporBotApplication.Continue);
        await sleeper.UntilAsync("/readyz", System.Net.HttpStatusCode.OK);
        await new TelegramResident(1, new Random(1), stage.Telegram.Citizen(7401)).FileAsync(TestContext.Current.CancellationToken);

        await stage.UntilTheHubHasAsync(2);
        Assert.Equal(2, stage.Hub.Posts);
        await Programs.UntilAsync(async () => await UnderWayAsync(books) == 0, "every attempt is settled");
    }

    private static async Task<long> UnderWayAsync(NpgsqlDataSource books)
    {
        await using var command = books.CreateCommand("SELECT count(*) FROM submissions WHERE state = 'Unknown'");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
