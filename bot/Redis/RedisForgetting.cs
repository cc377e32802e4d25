using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Drops what Redis holds of a person besides the conversation itself, which the turn of the erasure writes anew: the log of a web
/// chat, and a conversation that was put aside because nobody could read it.
/// </summary>
internal sealed class RedisForgetting(RedisConnection redis, RedisKeys keys, RedisChatLog log)
{
    private const string Drop = "redis.call('DEL', KEYS[1]) return 1";

    /// <exception cref="StoreUnavailableException">Redis did not answer.</exception>
    public async Task ForgetAsync(ReplyAddress person)
    {
        try
        {
            await redis.EvaluateAsync(Drop, keys.Unreadable(person), []);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not forget a person.", error);
        }

        // Only a web chat has a log; of any other address there is none under this key.
        await log.ForgetAsync(person.Value);
    }
}
