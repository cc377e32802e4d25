using LaporBot.Bot.Redis;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing.Specs;
using StackExchange.Redis;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisHandoversTests(RedisFixture redis) : KeptHandoversTests, IClassFixture<RedisFixture>
{
    internal override Replica Here => redis.One;

    internal override Replica There => redis.Two;
}

public sealed class GarnetHandoversTests(GarnetFixture garnet) : KeptHandoversTests, IClassFixture<GarnetFixture>
{
    internal override Replica Here => garnet.One;

    internal override Replica There => garnet.Two;
}

/// <summary>What both servers must do beyond the contract.</summary>
public abstract class KeptHandoversTests : HandoversSpec
{
    protected override IHandovers One => new RedisHandovers(Here.Connection, Here.Keys);

    protected override IHandovers Two => new RedisHandovers(There.Connection, There.Keys);

    internal abstract Replica Here { get; }

    internal abstract Replica There { get; }

    [Fact]
    public async Task A_token_ends_by_itself_and_cannot_be_read_out_of_the_store()
    {
        var cancel = TestContext.Current.CancellationToken;
        var token = Token();
        await One.OfferAsync(token, new Handover(new ReplyAddress("webchat", "talk"), Guid.NewGuid(), null), TimeSpan.FromMinutes(15), cancel);

        var server = Here.Connection.Database.Multiplexer.GetServers()[0];
        var found = new List<RedisKey>();
        await foreach (var key in server.KeysAsync(pattern: "*h:*").WithCancellation(cancel))
        {
            found.Add(key);
        }

        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, key => key.ToString().Contains(token, StringComparison.Ordinal));
        foreach (var key in found)
        {
            Assert.InRange((await Here.Connection.Database.KeyTimeToLiveAsync(key))!.Value.TotalMinutes, 10, 15);
        }
    }

    [Fact]
    public async Task An_old_token_is_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        var token = Token();
        await One.OfferAsync(token, new Handover(new ReplyAddress("webchat", "talk"), Guid.NewGuid(), null), TimeSpan.FromMilliseconds(1), cancel);
        await Programs.UntilAsync(async () => await Two.TakeAsync(token, new ReplyAddress("telegram", "1"), cancel) is null, "the token has ended");
    }
}
