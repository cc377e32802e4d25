using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>One sorted set for the whole gateway: conversations by the moment they are looked at.</summary>
internal sealed class RedisWakeUps(RedisConnection redis, RedisKeys keys) : IWakeUps
{
    /// <summary>ARGV: now, until when the taken ones are leased, how many.</summary>
    private const string Take =
        """
        local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
        for i, who in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], who) end
        return due
        """;

    /// <summary>ARGV: who, the next moment ('' for none).</summary>
    private const string Settle =
        """
        if ARGV[2] == '' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
        return 1
        """;

    public void Schedule(ReplyAddress who, DateTimeOffset at)
    {
        try
        {
            redis.Database.SortedSetAdd(keys.WakeUps, Member(who), at.ToUnixTimeMilliseconds(), flags: CommandFlags.FireAndForget);
        }
        catch (Exception error) when (error is StoreUnavailableException || RedisConnection.IsUnavailable(error))
        {
            // The turn is kept already; without Redis the next one fails loudly enough.
        }
    }

    public async Task<ImmutableArray<ReplyAddress>> TakeDueAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        try
        {
            var due = (string?[]?)await redis.EvaluateAsync(
                Take, keys.WakeUps, [now.ToUnixTimeMilliseconds(), (now + lease).ToUnixTimeMilliseconds(), most]);
            return [.. (due ?? []).OfType<string>().Select(Read).OfType<ReplyAddress>()];
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not tell what is due.", error);
        }
    }

    public async Task SettleAsync(ReplyAddress who, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        try
        {
            await redis.EvaluateAsync(Settle, keys.WakeUps, [Member(who), next?.ToUnixTimeMilliseconds() ?? RedisValue.EmptyString]);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not take a wake-up back.", error);
        }
    }

    private static string Member(ReplyAddress who) => $"{who.Channel}:{who.Value}";

    private static ReplyAddress? Read(string member) =>
        member.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? new ReplyAddress(member[..colon], member[(colon + 1)..]) : null;
}
