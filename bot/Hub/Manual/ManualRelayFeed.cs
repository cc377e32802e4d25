using System.Collections.Immutable;
using LaporBot.Bot.Sandbox;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Hub.Manual;

/// <summary>Nobody to ask: the starter list of categories (domain.md 3.2), and no news but what officials write down.</summary>
internal sealed class ManualRelayFeed : IHubFeed
{
    private static readonly ImmutableArray<HubService> Starter =
        [.. SandboxCategories.All.Select(one => new HubService(one.Code, one.Name, [.. one.Keywords.Split(',')], one.Group))];

    public Task<ImmutableArray<HubService>?> ServicesAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<HubService>?>(Starter);

    public Task<ImmutableArray<HubUpdate>?> UpdatesAsync(
        DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> openTrackingIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<HubUpdate>?>([]);
}
