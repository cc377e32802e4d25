using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Allowances that all replicas share: a count that expires with its window, or the word that nobody may go. The server's clock
/// alone decides, so the clocks of the replicas need not agree.
/// </summary>
internal sealed class RedisAllowances(RedisConnection redis, RedisKeys keys)
{
    /// <summary>
    /// ARGV: how many, window in milliseconds. Returns 0 when taken, else milliseconds to wait. A count that has no end is none: a server
    /// that starts again replays the INCR of a window that is long over, and it would shut everybody out for good.
    /// </summary>
    private const string Take =
        """
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then
          redis.call('SET', KEYS[1], 1, 'PX', ARGV[2])
          return 0
        end
        local used = redis.call('GET', KEYS[1])
        if not used then
          redis.call('SET', KEYS[1], 1, 'PX', ARGV[2])
          return 0
        end
        if used == 'closed' or tonumber(used) >= tonumber(ARGV[1]) then return math.max(left, 1) end
        redis.call('INCR', KEYS[1])
        return 0
        """;

    /// <summary>ARGV: milliseconds; 0 opens.</summary>
    private const string Close =
        """
        if tonumber(ARGV[1]) == 0 then return redis.call('DEL', KEYS[1]) end
        if redis.call('GET', KEYS[1]) == 'closed' and redis.call('PTTL', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
        redis.call('SET', KEYS[1], 'closed', 'PX', ARGV[1])
        return 1
        """;

    public async Task<TimeSpan> TakeAsync(string name, Allowance allowance) =>
        TimeSpan.FromMilliseconds(await EvaluateAsync(Take, name, allowance.Most, (long)Math.Max(allowance.Window.TotalMilliseconds, 1)));

    public Task CloseAsync(string name, TimeSpan length) => EvaluateAsync(Close, name, (long)Math.Max(Math.Ceiling(length.TotalMilliseconds), 0));

    private async Task<long> EvaluateAsync(string script, string name, params long[] values)
    {
        try
        {
            return (long)await redis.EvaluateAsync(script, keys.Allowance(name), [.. values]);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not answer about an allowance.", error);
        }
    }
}
