using LaporBot.Bot.Tests;
using Xunit;

namespace LaporBot.Faults;

/// <summary>F13, F15: a Redis that is several servers loses one; people go on, and nothing acknowledged is lost.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task A_sentinel_promotes_the_replica_and_people_go_on()
    {
        await using var group = await RedisGroup.SentinelAsync();
        await GoesOnAsync(group);
    }

    [Fact]
    public async Task A_cluster_loses_a_primary_and_people_go_on()
    {
        await using var group = await RedisGroup.ClusterAsync();
        await GoesOnAsync(group);
    }

    private static async Task GoesOnAsync(RedisGroup group)
    {
        await using var stage = await Stage.StartAsync(1, ("Redis__ConnectionString", group.ConnectionString));
        var people = Enumerable.Range(1, 8).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(71_000 + number))).ToList();
        var first = people.ConvertAll(one => one.FileAsync(TestContext.Current.CancellationToken));
        await Programs.UntilAsync(() => Task.FromResult(people.Any(one => one.Seen.Count > 4)), "people are under way");

        // Under a sentinel the dead one comes back as a primary of its own, until it is told.
        await group.FailOverAsync(new Random(1), TimeSpan.FromSeconds(1));

        await Task.WhenAll(first);
        await Task.WhenAll(people.Select(one => one.FileAsync(TestContext.Current.CancellationToken)));
        await stage.UntilTheHubHasAsync(2 * people.Count);
        Assert.DoesNotContain(500, stage.Answers);
        Assert.All(people, one => Assert.InRange(one.Strays.Count, 0, 1));
    }
}
