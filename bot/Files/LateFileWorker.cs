using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Files;

/// <summary>Lets files that came too late for their complaint follow it to the hub.</summary>
internal sealed class LateFileWorker(LateFiles late, TimeProvider time) : BackgroundService
{
    private const int Most = 100;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await late.FollowAsync(Most, stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The files are still late; the next look finds them.
            }

            await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
