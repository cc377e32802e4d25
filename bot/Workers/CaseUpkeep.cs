using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>What time alone brings: silence closes a case, a kept address goes after the last news, a document expires.</summary>
internal sealed class CaseUpkeep(CaseUpkeepWork work, IOptions<NodeOptions> node, TimeProvider time, ILogger<CaseUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly TimeZoneInfo _zone = NodeZone.Find(node.Value.TimeZone)!;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await work.RunAsync(Clocks.Day(time.GetUtcNow(), _zone), stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                Log.UpkeepWaits(logger);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

/// <summary>One round of it; doing it twice, or in two replicas at once, does it once.</summary>
internal sealed class CaseUpkeepWork(SilentCases silent, Erasures erasures, People people, DeliveryQueue deliveries)
{
    /// <exception cref="StoreUnavailableException">The ledger does not answer.</exception>
    public async Task RunAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await silent.CloseAsync(today, cancellationToken);
        await erasures.DetachAsync(cancellationToken);
        await people.SweepAsync(cancellationToken);
        await deliveries.GiveUpRestingAsync(cancellationToken);
    }
}
