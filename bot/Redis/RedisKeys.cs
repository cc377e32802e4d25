using LaporBot.Core.Messages;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Every key, written once. Each holds everything of its subject, so no step ever touches two keys and a cluster needs no tags.
/// Leases, allowances and tokens apart, all live for <see cref="RedisOptions.ConversationLifetime"/> after they were last written.
/// <list type="bullet">
/// <item><c>c:{channel}:{address}</c> STRING, a conversation: 16 hex digits of revision, then JSON.</item>
/// <item><c>q:{channel}:{address}</c> STRING, a conversation that could not be read, as it stood, for an operator.</item>
/// <item><c>w:{conversation}</c> HASH, a web chat's log: <see cref="ChatLogScripts"/> tells the fields.</item>
/// <item><c>n</c> ZSET, conversations by the moment they are looked at again; kept while anything is due.</item>
/// <item><c>l:{name}</c> STRING, who holds a lease; lives as long as the lease.</item>
/// <item><c>a:{name}</c> STRING, how much of an allowance is used, or that it is closed; lives as long as its window.</item>
/// <item><c>h:{digest}</c> HASH, what a one-time token stands for; lives as long as the token.</item>
/// <item><c>w:{conversation}</c> as a pub/sub channel: a nudge that the log may have grown, or a live frame.</item>
/// </list>
/// </summary>
internal sealed class RedisKeys(string prefix)
{
    /// <summary>How the keys of unreadable conversations begin.</summary>
    public string Unreadables { get; } = $"{prefix}q:";

    public RedisKey Conversation(ReplyAddress owner) => $"{prefix}c:{owner.Channel}:{owner.Value}";

    public RedisKey Unreadable(ReplyAddress owner) => $"{Unreadables}{owner.Channel}:{owner.Value}";

    public RedisKey WakeUps { get; } = $"{prefix}n";

    public RedisKey Lease(string name) => $"{prefix}l:{name}";

    public RedisKey Allowance(string name) => $"{prefix}a:{name}";

    public RedisKey Handover(string digest) => $"{prefix}h:{digest}";

    public RedisKey ChatLog(string conversationId) => $"{prefix}w:{conversationId}";

    public RedisChannel ChatNudge(string conversationId) => RedisChannel.Literal($"{prefix}w:{conversationId}");
}
