using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk;

/// <summary>Reads what every page says once the ledger is there; then, hourly, clears ended sessions and anchors the audit.</summary>
internal sealed class DeskUpkeep(IServiceProvider services, IOptions<DeskOptions> desk, IOptions<NodeOptions> node, TimeProvider time, ILogger<DeskUpkeep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDone = services.GetRequiredService<LedgerStartup>().IsDone && await TryAsync(stoppingToken);
            await Task.Delay(isDone ? Rest : Often, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<NodeFace>().ReadAsync(cancellationToken);
            await services.GetRequiredService<DeskSessions>().SweepAsync(desk.Value.Longest, cancellationToken);
            var today = Clocks.Day(time.GetUtcNow(), NodeZone.Find(node.Value.TimeZone)!);
            if (await services.GetRequiredService<AuditTrail>().AnchorAsync(today, cancellationToken) is { } anchor)
            {
                Log.Anchored(logger, anchor.Day.ToString("O", CultureInfo.InvariantCulture), anchor.Seq, anchor.Hash);
            }

            return true;
        }
        catch (StoreUnavailableException)
        {
            // Readiness says so already; the next round comes soon.
            return false;
        }
    }
}
