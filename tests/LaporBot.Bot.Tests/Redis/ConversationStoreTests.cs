using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using StackExchange.Redis;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisConversationStoreTests(RedisFixture redis) : KeptConversationTests, IClassFixture<RedisFixture>
{
    internal override Replica One => redis.One;

    internal override Replica Two => redis.Two;

    [Fact]
    public async Task Gateways_with_different_prefixes_do_not_see_each_other()
    {
        await using var neighbour = await Bot.Tests.Redis.Replica.RedisAsync(redis.ConnectionString, "nb:");
        await Programs.UntilAsync(neighbour.IsUpAsync, "the neighbour reaches Redis");
        var owner = Some.Address();
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));

        Assert.Equal(Nothing, await neighbour.Store.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task A_turn_costs_one_command_when_this_process_holds_the_conversation_and_two_when_it_does_not()
    {
        var owner = Some.Address();
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
        await CommandsAsync();

        await TurnAsync(Store);
        Assert.Equal(1, await CommandsAsync());

        await TurnAsync(Replica);
        Assert.Equal(2, await CommandsAsync());

        async Task TurnAsync(IConversationStore store) =>
            Assert.Null(await store.CommitAsync(owner, await store.LoadAsync(owner, Cancel), SomeConversation.Open(), Cancel));
    }

    /// <summary>Commands that carry a conversation, since the last time this was asked.</summary>
    private async Task<int> CommandsAsync()
    {
        var database = One.Connection.Database;
        var stats = (string?)await database.ExecuteAsync("INFO", "commandstats");
        await database.ExecuteAsync("CONFIG", "RESETSTAT");
        var scripts = Calls(stats!, "evalsha") + Calls(stats!, "eval");

        // Each of our scripts itself reads once before it writes.
        return scripts + Calls(stats!, "get");
    }

    private static int Calls(string stats, string command) => stats.Split('\n')
        .Where(line => line.StartsWith($"cmdstat_{command}:calls=", StringComparison.Ordinal))
        .Sum(line => int.Parse(line.Split('=')[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
}

public sealed class GarnetConversationStoreTests(GarnetFixture garnet) : KeptConversationTests, IClassFixture<GarnetFixture>
{
    internal override Replica One => garnet.One;

    internal override Replica Two => garnet.Two;
}

/// <summary>What both servers must do beyond the contract.</summary>
public abstract class KeptConversationTests : ConversationStoreSpec
{
    protected static readonly StoredConversation Nothing = new(null, 0);

    protected override IConversationStore Store => One.Store;

    protected override IConversationStore Replica => Two.Store;

    internal abstract Replica One { get; }

    internal abstract Replica Two { get; }

    [Fact]
    public async Task Each_commit_gives_the_conversation_thirty_more_days()
    {
        var owner = Some.Address();
        var key = One.Keys.Conversation(owner);
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
        await One.Connection.Database.KeyExpireAsync(key, TimeSpan.FromMinutes(1));

        Assert.Null(await Store.CommitAsync(owner, await Store.LoadAsync(owner, Cancel), SomeConversation.Idle(), Cancel));

        Assert.InRange((await One.Connection.Database.KeyTimeToLiveAsync(key))!.Value.TotalDays, 29.9, 30);
    }

    [Fact]
    public async Task A_conversation_that_expired_meanwhile_begins_anew_even_where_it_is_remembered()
    {
        var owner = Some.Address();
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Open(), Cancel));
        var remembered = await Store.LoadAsync(owner, Cancel);
        await One.Connection.Database.KeyDeleteAsync(One.Keys.Conversation(owner));

        Assert.Equal(Nothing, await Store.CommitAsync(owner, remembered, SomeConversation.Open(), Cancel));
        Assert.Equal(Nothing, await Store.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task What_a_failover_lost_is_led_forward_by_the_process_that_remembers_it()
    {
        var (owner, remembered) = await SteppedBackAsync();

        Assert.Null(await Store.CommitAsync(owner, remembered, SomeConversation.Open(), Cancel));

        AssertHolds(SomeConversation.Open(), remembered.Revision + 1, await Replica.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task Whoever_was_heard_elsewhere_after_a_failover_is_not_led_back()
    {
        var (owner, remembered) = await SteppedBackAsync();
        var heard = SomeConversation.Open() with { LastHeard = remembered.Conversation!.LastHeard.AddSeconds(5) };
        Assert.Null(await Replica.CommitAsync(owner, await Replica.LoadAsync(owner, Cancel), heard, Cancel));

        AssertHolds(heard, 2, Assert.IsType<StoredConversation>(await Store.CommitAsync(owner, remembered, SomeConversation.Idle(), Cancel)));
        AssertHolds(heard, 2, await Replica.LoadAsync(owner, Cancel));
    }

    [Theory]
    [InlineData("""0000000000000001{"v":99,"s":"Teleporting"}""")]
    [InlineData("""0000000000000001{"v":1,"s":"Teleporting"}""")]
    [InlineData("""0000000000000001{"v":1,"s":""")]
    [InlineData("0000000000000001")]
    [InlineData("hello, this is no conversation")]
    public async Task A_value_nobody_can_read_is_set_aside_and_the_person_starts_anew(string value)
    {
        var owner = Some.Address();
        var database = One.Connection.Database;
        await database.StringSetAsync(One.Keys.Conversation(owner), value);

        Assert.Equal(Nothing, await Store.LoadAsync(owner, Cancel));

        Assert.Equal(value, (string?)await database.StringGetAsync(One.Keys.Unreadable(owner)));
        Assert.NotNull(await database.KeyTimeToLiveAsync(One.Keys.Unreadable(owner)));
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
        AssertHolds(SomeConversation.Idle(), 1, await Replica.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task A_value_nobody_can_read_is_also_set_aside_when_a_commit_meets_it()
    {
        var owner = Some.Address();
        await One.Connection.Database.StringSetAsync(One.Keys.Conversation(owner), "0000000000000007{}");

        Assert.Equal(Nothing, await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
    }

    /// <summary>Three steps were confirmed, and the server has only the first.</summary>
    private async Task<(ReplyAddress Owner, StoredConversation Remembered)> SteppedBackAsync()
    {
        var owner = Some.Address();
        var key = One.Keys.Conversation(owner);
        var held = Nothing;
        RedisValue first = default;
        for (var step = 0; step < 3; step++)
        {
            var idle = SomeConversation.Idle();
            Assert.Null(await Store.CommitAsync(owner, held, idle with { LastHeard = idle.LastHeard.AddSeconds(step) }, Cancel));
            held = await Store.LoadAsync(owner, Cancel);
            first = step == 0 ? await One.Connection.Database.StringGetAsync(key) : first;
        }

        await One.Connection.Database.StringSetAsync(key, first);
        return (owner, held);
    }
}
