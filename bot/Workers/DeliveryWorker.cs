using LaporBot.Bot.Ledger;

namespace LaporBot.Bot.Workers;

/// <summary>Carries messages from the ledger to people. Each channel has a loop of its own: a slow or paused one holds up no other.</summary>
internal sealed class DeliveryWorker(
    LeaseLoop loop, DeliveryQueue queue, DeliveryDispatcher dispatcher, ChannelLanes lanes, Wakes wakes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(lanes.All.Select(lane => loop.RunAsync(Work(lane), stoppingToken)));

    private LeasedWork<DeliveryLease> Work(ChannelLane lane) => new(
        $"deliveries of {lane.Channel.Name}",
        wakes.Deliveries,
        lane.Concurrency,
        (most, cancellationToken) => queue.LeaseAsync(lane.Channel.Name, most, DeliveryDispatcher.Lease, cancellationToken),
        dispatcher.HandleAsync)
    { Allows = (free, _) => lane.Pace.IsPaused ? 0 : free };
}
