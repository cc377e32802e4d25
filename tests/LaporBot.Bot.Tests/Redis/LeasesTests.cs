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

public sealed class RedisWakeUpsTests(RedisFixture redis) : WakeUpsSpec, IClassFixture<RedisFixture>
{
    protected override IWakeUps WakeUps { get; } = new RedisWakeUps(redis.One.Connection, redis.One.Keys);
}

public sealed class GarnetWakeUpsTests(GarnetFixture garnet) : WakeUpsSpec, IClassFixture<GarnetFixture>
{
    protected override IWakeUps WakeUps { get; } = new RedisWakeUps(garnet.One.Connection, garnet.One.Keys);
}
