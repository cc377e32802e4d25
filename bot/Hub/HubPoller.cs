using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>Asks the hub for changes again and again. What is read twice is dropped by its update id, so overlaps are harmless.</summary>
internal sealed class HubPoller(
    IHubFeed feed, HubUpdates updates, HubLedger ledger, IOptions<HubOptions> options, TimeProvider time)
    : BackgroundService
{
    /// <summary>The first question goes back to the last change the ledger knows, within these bounds.</summary>
    private static readonly TimeSpan ShortestReach = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestReach = TimeSpan.FromDays(30);

    /// <summary>How far each question reaches back behind what was seen.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>Longest stretch asked for at once: a day of a busy hub would not fit the largest answer we read.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromHours(6);

    private static readonly TimeSpan WithoutExtension = TimeSpan.FromMinutes(5);

    /// <summary>One lost answer is no news (at the start the sandbox does not listen yet); two in a row are, once.</summary>
    private const int WorthTelling = 2;

    private DateTimeOffset? _seen;
    private int _unanswered;

    /// <summary>Reads everything up to now, oldest first.</summary>
    /// <returns>False when the hub did not answer; the next round goes on from where it stopped.</returns>
    /// <exception cref="StoreUnavailableException">The ledger does not answer; the round is read again.</exception>
    internal async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await ledger.OpenTrackingIds(cancellationToken);
        _seen ??= First(await ledger.LastHeard(cancellationToken), now);
        var from = _seen.Value - Overlap;
        do
        {
            var to = options.Value.UpdatesExtension && from + Stretch < now ? from + Stretch : now;
            if (await feed.UpdatesAsync(from, to, open, cancellationToken) is not { } heard)
            {
                return false;
            }

            foreach (var update in heard.OrderBy(update => update.At))
            {
                await updates.TakeAsync(update, "poll", cancellationToken);
            }

            _seen = to;
            from = to;
        }
        while (from < now);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var period = TimeSpan.FromSeconds(options.Value.PollSeconds);
        using var timer = new PeriodicTimer(
            options.Value.UpdatesExtension || period > WithoutExtension ? period : WithoutExtension, time);
        do
        {
            await RoundAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static DateTimeOffset First(DateTimeOffset? lastHeard, DateTimeOffset now) =>
        lastHeard is not { } heard || heard > now - ShortestReach ? now - ShortestReach
        : heard < now - LongestReach ? now - LongestReach
        : heard;

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            _unanswered = await PollAsync(stoppingToken) ? 0 : _unanswered + 1;
            if (_unanswered == WorthTelling)
            {
                Log.PollUnanswered(updates.Logger);
            }
        }
        catch (StoreUnavailableException failure)
        {
            Log.LedgerUnavailable(updates.Logger, failure);
        }
#pragma warning disable CA1031 // A round that fails for a reason nobody foresaw must not end polling until the next restart.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.PollFailed(updates.Logger, failure);
        }
    }
}
