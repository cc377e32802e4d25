using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;

namespace LaporBot.Core.Tests;

public sealed class InMemoryHandoversTests : HandoversSpec
{
    protected override IHandovers One { get; } = new InMemoryHandovers();
}
