using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>A store with a bug: it fails in a way nobody foresaw, and its text holds what must not be logged.</summary>
internal sealed class PoisonousStore : IConversationStore
{
    public const string Confession = "Siti, 0812 3456 7890";

    private readonly InMemoryConversationStore _inner = new();

    public bool IsPoisonous { get; set; } = true;

    public ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken) =>
        IsPoisonous ? throw new InvalidOperationException(Confession) : _inner.LoadAsync(owner, cancellationToken);

    public ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken) =>
        _inner.CommitAsync(owner, expected, next, cancellationToken);
}
