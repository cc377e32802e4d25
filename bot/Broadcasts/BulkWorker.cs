using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Workers;

namespace LaporBot.Bot.Broadcasts;

/// <summary>Carries copies of broadcasts to people; a loop for each channel, and each gives way to that channel's news.</summary>
internal sealed class BulkWorker(LeaseLoop loop, BulkQueue queue, BulkDispatcher dispatcher, BulkLanes lanes, Bell bell) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(lanes.All.Select(lane => loop.RunAsync(Work(lane), stoppingToken)));

    private LeasedWork<BulkLease> Work(BulkLane lane) => new(
        $"broadcasts of {lane.Lane.Channel.Name}",
        bell.Wake,
        lane.Concurrency,
        (most, cancellationToken) => queue.LeaseAsync(
            lane.Lane.Channel.Name, most, BulkDispatcher.Lease, new BulkChoice(lane.Lane.Channel.DropsSecondCopies, OnlyEdits: !bell.IsOpen), cancellationToken),
        dispatcher.HandleAsync)
    { Allows = (free, inUse) => !lane.Lane.Pace.IsPaused && !lane.Pace.IsPaused && free >= inUse ? free : 0 };
}

/// <summary>When there may be something to carry.</summary>
internal sealed class Bell(Wakes wakes, SendingHours hours)
{
    public Wake Wake => wakes.Broadcasts;

    /// <summary>Outside these hours only what takes the place of an earlier message goes.</summary>
    public bool IsOpen => hours.IsNow;
}
