using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Sends one leased message and settles it by its outcome.</summary>
internal sealed class DeliveryDispatcher(
    DeliveryQueue queue, ChannelLanes lanes, ChannelCall call, TimeProvider time, ILogger<DeliveryDispatcher> logger)
{
    /// <summary>The wait for a turn, one attempt, and the settle.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private readonly RetrySchedule _schedule = RetrySchedule.ForDeliveries(Random.Shared);

    public async Task HandleAsync(DeliveryLease lease, CancellationToken cancellationToken)
    {
        var lane = lanes[lease.To.Channel];
        await lane.Gap.WaitAsync(lease.To, cancellationToken);
        if (!await lane.Way.PassAsync(lane.Pace.EnterAsync, cancellationToken))
        {
            await queue.RetryAsync(lease, time.GetUtcNow(), null, cancellationToken);
            return;
        }

        var outcome = await call.TryAsync(lane.Channel, lease.To, lease.Message, lease.DeliveryId, cancellationToken);
        lane.Gap.Mark(lease.To);
        if (outcome is DeliveryOutcome.RetryAfter { IsPersonal: false } wait)
        {
            await lane.Pace.PauseAsync(wait.Delay);
            Log.ChannelPaused(logger, lease.To.Channel, wait.Delay.TotalSeconds);
        }

        Instruments.Deliveries.Add(
            1,
            new KeyValuePair<string, object?>("channel", lease.To.Channel),
            new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        await SettleAsync(lease, outcome, cancellationToken);
    }

    private Task<bool> SettleAsync(DeliveryLease lease, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                return queue.SentAsync(lease, cancellationToken);
            case DeliveryOutcome.RetryAfter wait:
                return queue.RetryAsync(lease, time.GetUtcNow() + wait.Delay, null, cancellationToken);
            case DeliveryOutcome.Rejected rejected:
                Log.DeliveryRejected(logger, lease.Seq, lease.To.Channel, rejected.Reason);
                return queue.RejectedAsync(lease, rejected.Reason, cancellationToken);
            case DeliveryOutcome.RecipientGone:
                return queue.GoneAsync(lease, cancellationToken);
            case DeliveryOutcome.Failed failed when lease.Attempts + 1 >= lanes.MostAttempts:
                Log.DeliveryDead(logger, lease.Seq, lease.To.Channel, failed.Reason);
                return queue.DeadAsync(lease, failed.Reason, cancellationToken);
            case DeliveryOutcome.Failed failed:
                return queue.RetryAsync(lease, time.GetUtcNow() + _schedule.After(lease.Attempts), failed.Reason, cancellationToken);
            default:
                throw new InvalidOperationException("An outcome nobody settles.");
        }
    }
}
