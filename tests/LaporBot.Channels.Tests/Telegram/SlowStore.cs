using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>A store that makes one person wait until it is told to go on.</summary>
internal sealed class SlowStore(ReplyAddress victim) : IConversationStore
{
    private readonly InMemoryConversationStore _inner = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the person has begun to wait.</summary>
    public Task Entered => _entered.Task;

    public void Add(IServiceCollection services) => services.AddSingleton<IConversationStore>(this);

    public void Release() => _released.TrySetResult();

    public async ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken)
    {
        if (owner == victim)
        {
            _entered.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
        }

        return await _inner.LoadAsync(owner, cancellationToken);
    }

    public ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken) =>
        _inner.CommitAsync(owner, expected, next, cancellationToken);
}
