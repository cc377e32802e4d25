using System.Collections.Concurrent;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>
/// The conversations touched last, bounded: two generations of half the size. When the young one is full it becomes the old
/// one and the old one is dropped, so whoever speaks now and then stays.
/// </summary>
internal sealed class RecentConversations(int most)
{
    private readonly int _half = most / 2;
    private volatile ConcurrentDictionary<ReplyAddress, StoredConversation> _young = new();
    private volatile ConcurrentDictionary<ReplyAddress, StoredConversation> _old = new();
    private int _count;

    public bool TryGet(ReplyAddress owner, out StoredConversation held) =>
        _young.TryGetValue(owner, out held!) || _old.TryGetValue(owner, out held!);

    public void Keep(ReplyAddress owner, StoredConversation held)
    {
        if (_half == 0)
        {
            return;
        }

        if (!_young.TryGetValue(owner, out _) && Interlocked.Increment(ref _count) > _half)
        {
            Interlocked.Exchange(ref _count, 1);
            _old = _young;
            _young = new ConcurrentDictionary<ReplyAddress, StoredConversation>();
        }

        _young[owner] = held;
    }

    public void Forget(ReplyAddress owner)
    {
        _young.TryRemove(owner, out _);
        _old.TryRemove(owner, out _);
    }
}
