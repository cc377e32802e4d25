using System.Collections.Concurrent;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>A conversation store in memory that keeps the contract of the real one; it can be made unreachable.</summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly ConcurrentDictionary<ReplyAddress, StoredConversation> _held = new();
    private readonly Lock _gate = new();

    /// <summary>While true, nothing can be read or written.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many coming commits shall be lost to a rival that wrote the same conversation first.</summary>
    public int Rivals { get; set; }

    public ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return ValueTask.FromResult(_held.GetValueOrDefault(owner) ?? new StoredConversation(null, 0));
    }

    public ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        lock (_gate)
        {
            var standing = _held.GetValueOrDefault(owner) ?? new StoredConversation(null, 0);
            if (Rivals > 0)
            {
                Rivals--;
                standing = _held[owner] = standing with { Revision = standing.Revision + 1 };
            }

            if (standing.Revision != expected.Revision)
            {
                return ValueTask.FromResult<StoredConversation?>(standing);
            }

            _held[owner] = new StoredConversation(next, standing.Revision + 1);
            return ValueTask.FromResult<StoredConversation?>(null);
        }
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The conversation store is down.");
        }
    }
}
