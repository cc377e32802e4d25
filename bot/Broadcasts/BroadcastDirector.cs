using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>
/// Begins what is due, reads how the first copies were taken, lets the others go or holds, and ends what is done. Each step is safe
/// to do twice, so every replica does all of it.
/// </summary>
internal sealed class BroadcastDirector(DirectorDesk desk, BroadcastStart start, ProgressNews news, TimeProvider time, ILogger<BroadcastDirector> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (await desk.Upkeep.OwnUpAsync(desk.Certain, cancellationToken) is > 0 and var copies)
        {
            Log.Uncertain(logger, copies);
        }

        foreach (var broadcast in await desk.Book.OpenAsync(cancellationToken))
        {
            await LookAsync(broadcast, cancellationToken);
        }

        await news.TellAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isDown = false;
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
                isDown = false;
            }
            catch (StoreUnavailableException) when (isDown)
            {
                // Told once.
            }
            catch (StoreUnavailableException)
            {
                isDown = true;
                Log.Waits(logger);
            }
        }
    }

    private async Task LookAsync(BroadcastRow broadcast, CancellationToken cancellationToken)
    {
        try
        {
            if (broadcast.State == BroadcastState.Approved)
            {
                await start.TryAsync(broadcast, cancellationToken);
                return;
            }

            await JudgeAsync(broadcast, cancellationToken);
            if (await desk.Upkeep.FinishAsync(broadcast.Id, cancellationToken))
            {
                Log.Finished(logger, broadcast.Id);
            }
        }
#pragma warning disable CA1031 // One broadcast that always throws must not keep the others from going on.
        catch (Exception error) when (error is not (StoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
        {
            Log.Stumbled(logger, broadcast.Id, error);
        }
    }

    private async Task JudgeAsync(BroadcastRow broadcast, CancellationToken cancellationToken)
    {
        var isCanary = broadcast.Released < broadcast.Total;
        var reception = await desk.Figures.ReceptionAsync(broadcast.Id, broadcast.Released, cancellationToken);
        if (!isCanary && reception.Waiting == 0)
        {
            return;
        }

        if (!broadcast.IsBrakeOff && desk.Objection(reception) is { } reason)
        {
            if (await desk.Book.HoldAsync(broadcast.Id, reason, cancellationToken))
            {
                Log.Held(logger, broadcast.Id, reason, reception.Settled, reception.Blocked, reception.Faulty);
            }
        }
        else if (isCanary && reception.Waiting == 0)
        {
            await desk.Upkeep.ReleaseAsync(broadcast.Id, cancellationToken);
        }
    }
}

/// <summary>What the director looks at and by which limits.</summary>
internal sealed class DirectorDesk(
    BroadcastBook book, BroadcastUpkeep upkeep, BroadcastFigures figures, BulkLanes lanes, IOptions<BroadcastOptions> options)
{
    public BroadcastBook Book => book;

    public BroadcastUpkeep Upkeep => upkeep;

    public BroadcastFigures Figures => figures;

    /// <summary>Channels that drop second copies.</summary>
    public IReadOnlyList<string> Certain { get; } = [.. lanes.All.Where(lane => lane.Lane.Channel.DropsSecondCopies).Select(lane => lane.Lane.Channel.Name)];

    /// <summary>Why it should not go on; null when it should, or when too few are settled to tell.</summary>
    public string? Objection(Reception reception)
    {
        var seen = reception.Settled + reception.Struggling;
        return seen == 0 || seen < Math.Min(options.Value.CanaryMinimum, reception.Settled + reception.Waiting) ? null
            : 100.0 * reception.Blocked / seen > options.Value.MostBlockedPercent ? HoldReasons.Blocks
            : 100.0 * (reception.Faulty + reception.Struggling) / seen > options.Value.MostFaultyPercent ? HoldReasons.Errors
            : null;
    }
}
