using System.Text.Json;
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
    /// <summary>Returns 1 when written, else what stands there ('' for nothing).</summary>
    private const string CompareAndSet =
        """
        if redis.call('GETRANGE', KEYS[1], 0, 15) ~= ARGV[1] then return redis.call('GET', KEYS[1]) or '' end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    private readonly RecentConversations _recent = new(options.Value.RememberedConversations);
    private readonly RedisValue _lifetime = (long)options.Value.ConversationLifetime.TotalMilliseconds;

    public ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken) =>
        _recent.TryGet(owner, out var held) ? ValueTask.FromResult(held) : FetchAsync(owner);

    public async ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken)
    {
        var written = new StoredConversation(next, expected.Revision + 1);
        var key = keys.Conversation(owner);
        RedisValue[] values = [ConversationCodec.Revision(expected.Revision), ConversationCodec.Write(next, written.Revision), _lifetime];
        try
        {
            var result = await redis.WriteAsync(database => database.ScriptEvaluateAsync(CompareAndSet, [key], values));
            if (result.Resp2Type == ResultType.Integer)
            {
                _recent.Keep(owner, written);
                return null;
            }

            var standing = await ReadAsync(key, (RedisValue)result);
            _recent.Keep(owner, standing);
            return standing;
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            // Whether it was written is not known: the next turn must ask the server, not this process's memory.
            _recent.Forget(owner);
            throw new StoreUnavailableException("Redis did not confirm a conversation.", error);
        }
    }

    private async ValueTask<StoredConversation> FetchAsync(ReplyAddress owner)
    {
        var key = keys.Conversation(owner);
        try
        {
            var held = await ReadAsync(key, await redis.Database.StringGetAsync(key));
            _recent.Keep(owner, held);
            return held;
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis cannot be read.", error);
        }
    }

    private async ValueTask<StoredConversation> ReadAsync(RedisKey key, RedisValue value)
    {
        try
        {
            return ConversationCodec.Read(((ReadOnlyMemory<byte>)value).Span);
        }
        catch (JsonException error)
        {
            // A person must not be stuck on a value nobody can read, and nothing is thrown away unseen.
            Log.ConversationUnreadable(logger, error.GetType().Name);
            await redis.WriteAsync(database => database.KeyRenameAsync(key, key.Append(":unreadable")));
            return new StoredConversation(null, 0);
        }
    }

    private static bool IsUnavailable(Exception error) => error is RedisException or TimeoutException or ObjectDisposedException;
}
