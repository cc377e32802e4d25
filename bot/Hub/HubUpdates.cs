using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>What the hub's side needs of the ledger.</summary>
/// <param name="Apply">Writes one change; returns after the commit.</param>
/// <param name="OpenTrackingIds">The hub's numbers of cases that may still change.</param>
/// <param name="LastHeard">The newest moment, by the hub's clock, of which the ledger knows anything; null for none.</param>
internal sealed record HubLedger(
    Func<HubUpdate, CancellationToken, Task<UpdateResult>> Apply,
    Func<CancellationToken, Task<IReadOnlyList<string>>> OpenTrackingIds,
    Func<CancellationToken, Task<DateTimeOffset?>> LastHeard);

/// <summary>Takes changes into the ledger, whichever way they came, and counts them.</summary>
internal sealed class HubUpdates(HubLedger ledger, ILogger<HubUpdates> logger)
{
    /// <summary>Shared with the ways changes come in.</summary>
    public ILogger Logger => logger;

    /// <summary>Applies one change.</summary>
    /// <param name="update">The change.</param>
    /// <param name="way"><c>push</c> or <c>poll</c>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was kept.</exception>
    public async Task<UpdateResult> TakeAsync(HubUpdate update, string way, CancellationToken cancellationToken)
    {
        var result = await ledger.Apply(update, cancellationToken);
        Instruments.HubUpdates.Add(
            1, new KeyValuePair<string, object?>("way", way), new KeyValuePair<string, object?>("result", result.ToString()));
        return result;
    }
}
