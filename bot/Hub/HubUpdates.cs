using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>Writes one change to the ledger; returns after the commit.</summary>
internal delegate Task<AppliedUpdate> ApplyUpdate(HubUpdate update, CancellationToken cancellationToken);

/// <summary>The hub's numbers of all cases that are not closed here.</summary>
internal delegate Task<IReadOnlyList<string>> OpenTrackingIds(CancellationToken cancellationToken);

/// <summary>Takes changes into the ledger, whichever way they came, and counts them.</summary>
internal sealed class HubUpdates(ApplyUpdate apply, ILogger<HubUpdates> logger)
{
    /// <summary>Shared with the ways changes come in.</summary>
    public ILogger Logger => logger;

    /// <summary>Applies one change.</summary>
    /// <param name="update">The change.</param>
    /// <param name="way"><c>push</c> or <c>poll</c>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was kept.</exception>
    public async Task<AppliedUpdate> TakeAsync(HubUpdate update, string way, CancellationToken cancellationToken)
    {
        var result = await apply(update, cancellationToken);
        Instruments.HubUpdates.Add(
            1, new KeyValuePair<string, object?>("way", way), new KeyValuePair<string, object?>("result", result.ToString()));
        if (result is AppliedUpdate.Applied && update.Status is null && !HubWords.MeansUnchanged(update.StatusWord))
        {
            Log.UnknownWord(logger, update.StatusWord, update.TrackingId);
        }

        return result;
    }
}
