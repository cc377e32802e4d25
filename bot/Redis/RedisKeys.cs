using LaporBot.Core.Messages;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Every key, written once. Each holds everything of its subject, so no step ever touches two keys.
/// <list type="bullet">
/// <item><c>c:{channel}:{address}</c> STRING, 16 hex digits of revision + JSON; <see cref="RedisOptions.ConversationLifetime"/>, renewed by each turn.</item>
/// <item><c>w:{conversation}</c> HASH, a web chat's log (n, number to entry, key to number); same lifetime.</item>
/// <item><c>w:{conversation}</c> as a pub/sub channel: a nudge that the log may have grown, or a live frame.</item>
/// </list>
/// </summary>
internal sealed class RedisKeys(string prefix)
{
    public RedisKey Conversation(ReplyAddress owner) => $"{prefix}c:{owner.Channel}:{owner.Value}";

    public RedisKey ChatLog(string conversationId) => $"{prefix}w:{conversationId}";

    public RedisChannel ChatNudge(string conversationId) => RedisChannel.Literal($"{prefix}w:{conversationId}");
}
