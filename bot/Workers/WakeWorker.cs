using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Looks at conversations that have been quiet, when their time has come. Several replicas share the work.</summary>
internal sealed class WakeWorker(IWakeUps wakeUps, Intake intake, TimeProvider time, ILogger<WakeWorker> logger) : BackgroundService
{
    private const int Most = 100;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Looks at everything due now.</summary>
    /// <exception cref="StoreUnavailableException">A store does not answer; what was taken comes again.</exception>
    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        while (await wakeUps.TakeDueAsync(time.GetUtcNow(), Lease, Most, cancellationToken) is { IsEmpty: false } due)
        {
            foreach (var who in due)
            {
                await WakeAsync(who, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var isDown = false;
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
                Log.WakeUpsWait(logger);
            }
        }
    }

    private async Task WakeAsync(ReplyAddress who, CancellationToken cancellationToken)
    {
        try
        {
            await wakeUps.SettleAsync(who, await intake.WakeAsync(who, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // One conversation that always throws must not keep the others asleep; its lease lets it rest.
        catch (Exception error) when (error is not (StoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
        {
            Log.WakeUpFailed(logger, who.Channel, error.GetType().Name, error.StackTrace);
        }
    }
}
