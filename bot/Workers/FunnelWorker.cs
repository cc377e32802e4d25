using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Carries what this process counted of the funnel to the ledger, each minute and once more when it stops.</summary>
internal sealed class FunnelWorker(Funnel funnel, FunnelDays days, TimeProvider time, ILogger<FunnelWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <exception cref="OperationCanceledException">Stopped; what was not stored is kept.</exception>
    internal async Task CarryAsync(CancellationToken cancellationToken)
    {
        var counts = funnel.Take();
        if (counts.Count == 0)
        {
            return;
        }

        try
        {
            await days.AddAsync([.. counts.Select(one => new FunnelCount(one.Key.Day, one.Key.Channel, one.Key.Step.ToString(), one.Value))], cancellationToken);
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            funnel.PutBack(counts);
            Log.FunnelWaits(logger);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await CarryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await CarryAsync(stoppingToken);
        }
    }
}
