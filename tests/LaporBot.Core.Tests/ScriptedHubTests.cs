using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;

namespace LaporBot.Core.Tests;

public sealed class ScriptedHubTests : NationalHubSpec
{
    protected override INationalHub Hub { get; } = new ScriptedHub();
}
