using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class InMemoryConversationStoreTests : ConversationStoreSpec
{
    private readonly InMemoryConversationStore _store = new();

    protected override IConversationStore Store => _store;

    protected override IConversationStore Replica => _store;

    [Fact]
    public async Task A_store_that_is_down_says_so()
    {
        _store.IsDown = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.LoadAsync(Some.Address(), Cancel));
    }
}
