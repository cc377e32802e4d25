using LaporBot.Bot.Redis;
using LaporBot.Core.Ports;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisLeasesTests(RedisFixture redis) : LeasesSpec, IClassFixture<RedisFixture>
{
    protected override ILeases One { get; } = new RedisLeases(redis.One.Connection, redis.One.Keys);

    protected override ILeases Two { get; } = new RedisLeases(redis.Two.Connection, redis.Two.Keys);
}

public sealed class GarnetLeasesTests(GarnetFixture garnet) : LeasesSpec, IClassFixture<GarnetFixture>
{
    protected override ILeases One { get; } = new RedisLeases(garnet.One.Connection, garnet.One.Keys);

    protected override ILeases Two { get; } = new RedisLeases(garnet.Two.Connection, garnet.Two.Keys);
}
