using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Broadcasts;

/// <summary>Shows what waits in the bulk lane, and broadcasts by where they stand. Read seldom, since counting costs.</summary>
internal sealed class BroadcastGauges(BroadcastUpkeep upkeep, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private BulkBacklog _newest = new(0, null, new Dictionary<BroadcastState, long>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Instruments.Gauge("laporbot.broadcasts.waiting", () => _newest.Waiting);
        Instruments.Gauge("laporbot.broadcasts.oldest", () => _newest.Oldest is { } since ? (long)(time.GetUtcNow() - since).TotalSeconds : 0);
        foreach (var state in Enum.GetValues<BroadcastState>())
        {
            Instruments.Gauge($"laporbot.broadcasts.{state.ToString().ToLowerInvariant()}", () => _newest.States.GetValueOrDefault(state));
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _newest = await upkeep.BacklogAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The loops say so already; the age goes on growing from the last reading.
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }
}
