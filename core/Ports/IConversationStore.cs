using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>A conversation as the store holds it.</summary>
/// <param name="Conversation">Null when there is none yet, or when it has expired.</param>
/// <param name="Revision">0 for none; grows by one with each commit.</param>
public sealed record StoredConversation(Conversation? Conversation, long Revision);

/// <summary>Keeps one conversation per person: fast, and forgettable after its lifetime.</summary>
public interface IConversationStore
{
    /// <summary>Reads the conversation; may answer from memory, since a commit checks the revision anyway.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken);

    /// <summary>Writes <paramref name="next"/> if nobody has written since <paramref name="expected"/> was read.</summary>
    /// <returns>Null when it was written; otherwise what stands there now, to decide again from.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, or did not say whether it wrote.</exception>
    ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken);
}
