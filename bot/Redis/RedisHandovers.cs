using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>
/// One-time tokens as hashes that expire, under the digest of the token: <c>v</c> what it stands for, <c>t</c> the digest of who
/// took it. Nobody who reads the store can redeem one.
/// </summary>
internal sealed class RedisHandovers(RedisConnection redis, RedisKeys keys) : IHandovers
{
    /// <summary>ARGV: value, lifetime in milliseconds.</summary>
    private const string Offer =
        """
        redis.call('HSET', KEYS[1], 'v', ARGV[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 1
        """;

    /// <summary>ARGV: taker. Returns the value, or nil.</summary>
    private const string Take =
        """
        local value = redis.call('HGET', KEYS[1], 'v')
        if not value then return false end
        local taker = redis.call('HGET', KEYS[1], 't')
        if taker and taker ~= ARGV[1] then return false end
        redis.call('HSET', KEYS[1], 't', ARGV[1])
        return value
        """;

    public async Task OfferAsync(string token, Handover handover, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        string?[] parts = [handover.From.Channel, handover.From.Value, handover.Draft?.ToString("N"), handover.Ticket?.ToString()];
        try
        {
            await redis.EvaluateAsync(Offer, keys.Handover(Digest(token)), [JsonSerializer.Serialize(parts), (long)lifetime.TotalMilliseconds]);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not take a token.", error);
        }
    }

    public async Task<Handover?> TakeAsync(string token, ReplyAddress taker, CancellationToken cancellationToken)
    {
        try
        {
            var value = (string?)await redis.EvaluateAsync(Take, keys.Handover(Digest(token)), [Digest($"{taker.Channel}:{taker.Value}")]);
            return value is null ? null : Read(JsonSerializer.Deserialize<string?[]>(value)!);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not redeem a token.", error);
        }
    }

    private static Handover Read(string?[] parts) => new(
        new ReplyAddress(parts[0]!, parts[1]!),
        Guid.TryParse(parts[2], out var draft) ? draft : null,
        TicketNumber.TryParse(parts[3] ?? "", out var ticket) ? ticket : null);

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
