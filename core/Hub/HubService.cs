using System.Collections.Immutable;

namespace LaporBot.Core.Hub;

/// <summary>A category as the hub lists it (GeoReport v2 <c>GET /services</c>).</summary>
/// <param name="Code">service_code.</param>
/// <param name="Name">service_name.</param>
/// <param name="Keywords">Lower-case words that hint at it; may be empty.</param>
/// <param name="Group">Topic family, or null.</param>
public sealed record HubService(string Code, string Name, ImmutableArray<string> Keywords, string? Group = null);

/// <summary>The hub's categories as last heard; a turn reads them and never waits for the hub.</summary>
public sealed class HubServices
{
    private volatile Box _current = new([]);

    /// <summary>Empty until the hub has answered once since the data folder was made.</summary>
    public ImmutableArray<HubService> Current => _current.Services;

    /// <summary>Replaces the whole list.</summary>
    public void Replace(ImmutableArray<HubService> services) => _current = new Box(services);

    private sealed record Box(ImmutableArray<HubService> Services);
}
