using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Sandbox;

/// <summary>Moves cases on as time passes and pushes each change to the gateway, as a real hub would.</summary>
internal sealed class SandboxClock(
    SandboxHub hub, SandboxPusher pusher, SandboxFaults faults, IOptions<SandboxOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(1);

    /// <summary>One look at all cases.</summary>
    internal async Task TickAsync(CancellationToken cancellationToken)
    {
        var isOutOfOrder = faults.Current.Kind is SandboxFault.OutOfOrder;
        var moved = hub.AdvanceDue(TimeSpan.FromSeconds(options.Value.SecondsPerStep), isOutOfOrder ? 2 : 1);
        await pusher.PushAsync(isOutOfOrder ? moved.Reverse() : moved, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var period = TimeSpan.FromSeconds(options.Value.SecondsPerStep / 2);
        using var timer = new PeriodicTimer(period < Slowest ? period : Slowest, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TickAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The sandbox must never end the gateway, whatever goes wrong in it.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                pusher.Stumbled(failure);
            }
        }
    }
}
