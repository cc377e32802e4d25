using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>Leases as keys that expire, each holding the name of the process that has it.</summary>
internal sealed class RedisLeases(RedisConnection redis, RedisKeys keys) : ILeases
{
    /// <summary>ARGV: holder, duration in milliseconds. Returns 1 when held.</summary>
    private const string Hold =
        """
        local holder = redis.call('GET', KEYS[1])
        if holder and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    /// <summary>ARGV: holder.</summary>
    private const string Release = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1";

    private readonly string _holder = Guid.NewGuid().ToString("N");

    public async Task<bool> HoldAsync(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await redis.EvaluateAsync(Hold, keys.Lease(name), [_holder, (long)duration.TotalMilliseconds]) == 1;
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not answer about a lease.", error);
        }
    }

    public async Task ReleaseAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await redis.EvaluateAsync(Release, keys.Lease(name), [_holder]);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not take a lease back.", error);
        }
    }
}
