using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>Reads facts ahead, so that no page has to wait for a million of them.</summary>
internal sealed class FactReading(FactRoom room, DeliveryMonths deliveries, LedgerStartup ledger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(ledger.IsDone && await IsDoneAsync(stoppingToken) ? Period : Often, time, stoppingToken);
        }
    }

    /// <summary>Nothing more to read for now.</summary>
    private async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        try
        {
            await room.FrameAsync(null, cancellationToken);
            return !await deliveries.RefreshAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Readiness says so already, and a page that asks meanwhile says it as well.
            return false;
        }
    }
}
