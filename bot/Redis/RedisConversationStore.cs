using System.Text.Json;
using LaporBot.Bot.Redis.Stored;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Conversations in Redis: one key, one compare-and-set. What this process wrote last is remembered, so a turn costs one
/// round trip; that memory may be stale, and the compare-and-set makes that harmless.
/// </summary>
internal sealed class RedisConversationStore(
    RedisConnection redis, RedisKeys keys, IOptions<RedisOptions> options, ILogger<RedisConversationStore> logger) : IConversationStore
{
    /// <summary>ARGV: expected revision ('' for nothing), value, lifetime. Returns 1 when written, else what stands there ('' for nothing).</summary>
    private const string CompareAndSet =
        """
        if redis.call('GETRANGE', KEYS[1], 0, 15) ~= ARGV[1] then return redis.call('GET', KEYS[1]) or '' end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    /// <summary>ARGV: value, lifetime.</summary>
    private const string Keep = "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1";

    /// <summary>ARGV: the value that may go.</summary>
    private const string RemoveIfStill = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1";

    private readonly RecentConversations _recent = new(options.Value.RememberedConversations);
    private readonly RedisValue _lifetime = (long)options.Value.ConversationLifetime.TotalMilliseconds;

    public ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken) =>
        _recent.TryGet(owner, out var held) ? ValueTask.FromResult(held) : FetchAsync(owner);

    public async ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken)
    {
        var standing = await TryWriteAsync(owner, expected.Revision, new StoredConversation(next, expected.Revision + 1));
        if (standing is not null && HasGoneBack(standing, expected))
        {
            Log.RedisWentBack(logger);
            return await TryWriteAsync(owner, standing.Revision, new StoredConversation(next, expected.Revision + 1));
        }

        return standing;
    }

    /// <summary>
    /// What was confirmed to us is gone and what stands there is older, as when a failover lost the last steps: ours lead on from
    /// them. Whoever has been heard since, by another process, is not led back.
    /// </summary>
    private static bool HasGoneBack(StoredConversation standing, StoredConversation expected) =>
        standing.Conversation is { } there && expected.Conversation is { } ours && standing.Revision < expected.Revision && there.LastHeard <= ours.LastHeard;

    /// <returns>Null when written, else what stands there.</returns>
    private async ValueTask<StoredConversation?> TryWriteAsync(ReplyAddress owner, long expected, StoredConversation written)
    {
        var value = ConversationCodec.Write(written.Conversation!, written.Revision);
        try
        {
            var result = await redis.EvaluateAsync(CompareAndSet, keys.Conversation(owner), [ConversationCodec.Revision(expected), value.Bytes, _lifetime]);
            value.Return();
            if (result.Resp2Type == ResultType.Integer)
            {
                _recent.Keep(owner, written);
                return null;
            }

            return await ReadAsync(owner, (byte[]?)result);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            // Whether it was written is not known: the next turn must ask the server, not this process's memory.
            _recent.Forget(owner);
            throw new StoreUnavailableException("Redis did not confirm a conversation.", error);
        }
    }

    private async ValueTask<StoredConversation> FetchAsync(ReplyAddress owner)
    {
        try
        {
            using var lease = await redis.Database.StringGetLeaseAsync(keys.Conversation(owner));
            return await ReadAsync(owner, lease?.Memory ?? default);
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis cannot be read.", error);
        }
    }

    private async ValueTask<StoredConversation> ReadAsync(ReplyAddress owner, ReadOnlyMemory<byte> value)
    {
        try
        {
            var held = ConversationCodec.Read(value.Span);
            _recent.Keep(owner, held);
            return held;
        }
        catch (JsonException error)
        {
            // A person must not be stuck on a value nobody can read, and nothing is thrown away unseen.
            Log.ConversationUnreadable(logger, error.GetType().Name, keys.Unreadables);
            await redis.EvaluateAsync(Keep, keys.Unreadable(owner), [value, _lifetime]);
            await redis.EvaluateAsync(RemoveIfStill, keys.Conversation(owner), [value]);
            _recent.Forget(owner);
            return new StoredConversation(null, 0);
        }
    }
}
