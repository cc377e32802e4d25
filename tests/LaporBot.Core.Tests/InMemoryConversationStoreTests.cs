using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;

namespace LaporBot.Core.Tests;

public sealed class InMemoryConversationStoreTests : ConversationStoreSpec
{
    protected override IConversationStore Store { get; } = new InMemoryConversationStore();

    protected override IConversationStore Replica => Store;
}
