using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>What two chats of one person share, and through which of them this one speaks.</summary>
public sealed record TwoChats(TimeProvider Time)
{
    public string Speaking { get; init; } = "test";

    public Doors Doors { get; init; } = new();

    public IHandovers Handovers { get; init; } = new InMemoryHandovers(Time);
}
