using LaporBot.Core.Ports;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Bot.Tests.Sandbox;

/// <summary>The GeoReport adapter and the sandbox hub, over real sockets.</summary>
public sealed class SandboxHubContractTests : NationalHubSpec, IAsyncLifetime
{
    private SandboxApplication? _sandbox;

    protected override INationalHub Hub => _sandbox!.Get<INationalHub>();

    protected override string Category => "JLN";

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox!.DisposeAsync();
}
