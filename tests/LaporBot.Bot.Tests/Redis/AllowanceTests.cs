using LaporBot.Bot.Redis;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>What replicas share, over two connections.</summary>
public abstract class AllowanceSpec
{
    private static readonly Allowance Three = new(3, TimeSpan.FromSeconds(30));

    private readonly string _name = Guid.NewGuid().ToString("N");

    private protected abstract RedisAllowances One { get; }

    private protected abstract RedisAllowances Two { get; }

    [Fact]
    public async Task Two_replicas_together_get_no_more_than_one()
    {
        TimeSpan[] waits = [await One.TakeAsync(_name, Three), await Two.TakeAsync(_name, Three), await One.TakeAsync(_name, Three), await Two.TakeAsync(_name, Three)];

        Assert.All(waits[..3], wait => Assert.Equal(TimeSpan.Zero, wait));
        Assert.InRange(waits[3], TimeSpan.FromMilliseconds(1), Three.Window);
        Assert.Equal(TimeSpan.Zero, await Two.TakeAsync(_name + "other", Three));
    }

    [Fact]
    public async Task A_window_ends_by_itself()
    {
        var once = new Allowance(1, TimeSpan.FromMilliseconds(200));
        Assert.Equal(TimeSpan.Zero, await One.TakeAsync(_name, once));
        await Programs.UntilAsync(async () => await Two.TakeAsync(_name, once) == TimeSpan.Zero, "the next window");
    }

    [Fact]
    public async Task What_one_closes_is_closed_to_all_and_a_shorter_pause_does_not_shorten_it()
    {
        await One.CloseAsync(_name, TimeSpan.FromSeconds(20));
        await Two.CloseAsync(_name, TimeSpan.FromSeconds(1));

        Assert.InRange(await Two.TakeAsync(_name, Three), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_pause_is_opened_before_its_time_for_everybody()
    {
        await One.CloseAsync(_name, TimeSpan.FromSeconds(20));
        await Two.CloseAsync(_name, TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, await One.TakeAsync(_name, Three));
    }
}

public sealed class RedisAllowanceTests(RedisFixture redis) : AllowanceSpec, IClassFixture<RedisFixture>
{
    /// <summary>The embedded server, killed and started again, replays the count of a window that had ended, without its end.</summary>
    [Fact]
    public async Task A_count_without_an_end_shuts_nobody_out()
    {
        var name = Guid.NewGuid().ToString("N");
        for (var i = 0; i < 5; i++)
        {
            await redis.One.Connection.EvaluateAsync("return redis.call('INCR', KEYS[1])", redis.One.Keys.Allowance(name), []);
        }

        Assert.Equal(TimeSpan.Zero, await One.TakeAsync(name, new Allowance(1, TimeSpan.FromSeconds(30))));
        Assert.NotEqual(TimeSpan.Zero, await Two.TakeAsync(name, new Allowance(1, TimeSpan.FromSeconds(30))));
    }

    private protected override RedisAllowances One { get; } = new(redis.One.Connection, redis.One.Keys);

    private protected override RedisAllowances Two { get; } = new(redis.Two.Connection, redis.Two.Keys);
}

public sealed class GarnetAllowanceTests(GarnetFixture garnet) : AllowanceSpec, IClassFixture<GarnetFixture>
{
    private protected override RedisAllowances One { get; } = new(garnet.One.Connection, garnet.One.Keys);

    private protected override RedisAllowances Two { get; } = new(garnet.Two.Connection, garnet.Two.Keys);
}
