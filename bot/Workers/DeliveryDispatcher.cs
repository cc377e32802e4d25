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

    /// <summary>What an attempt needs of its lease: its limit and the settle.</summary>
    private static readonly TimeSpan Needed = ChannelCall.Limit + TimeSpan.FromSeconds(5);

    private readonly RetrySchedule _schedule = RetrySchedule.ForDeliveries(Random.Shared);

    public async Task HandleAsync(DeliveryLease lease, CancellationToken cancellationToken)
    {
        var lane = lanes[lease.To.Channel];
        var alone = await lane.Gap.WaitAsync(lease.To, cancellationToken);

        // Asked last: a process that slept through its lease must not send what another may have sent meanwhile.
        if (alone > TimeSpan.Zero || !await lane.Way.PassAsync(lane.Pace.EnterAsync, cancellationToken) || !lease.Tenure.HasTimeFor(Needed))
        {
            await queue.RetryAsync(lease, time.GetUtcNow() + alone, null, cancellationToken);
            return;
        }

        var isOnlyOnce = lease.Message.IsOnlyOnce && !lane.Channel.DropsSecondCopies;
        if (isOnlyOnce && !await queue.BeginAsync(lease, cancellationToken))
        {
            return;
        }

        var outcome = await call.TryAsync(lane.Channel, lease.To, lease.Message, lease.DeliveryId, cancellationToken);
        Instruments.Deliveries.Add(
            1,
            new KeyValuePair<string, object?>("channel", lease.To.Channel),
            new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));

        // Side by side: a store that is slow to share what was learned must not leave a sent message unsettled.
        await Task.WhenAll(HeedAsync(lane, lease, outcome), SettleAsync(lease, outcome, isOnlyOnce, cancellationToken));
    }

    /// <summary>What this one learned counts for everybody.</summary>
    private async Task HeedAsync(ChannelLane lane, DeliveryLease lease, DeliveryOutcome outcome)
    {
        if (outcome is DeliveryOutcome.RetryAfter { IsPersonal: true } personal)
        {
            await lane.Gap.LeaveAloneAsync(lease.To, personal.Delay);
        }
        else if (outcome is DeliveryOutcome.RetryAfter wait)
        {
            Instruments.Pauses.Add(1, new KeyValuePair<string, object?>("who", lease.To.Channel));
            Log.ChannelPaused(logger, lease.To.Channel, wait.Delay.TotalSeconds);
            await lane.Pace.PauseAsync(wait.Delay);
        }

        await lane.Gap.MarkAsync(lease.To);
    }

    private Task<bool> SettleAsync(DeliveryLease lease, DeliveryOutcome outcome, bool isOnlyOnce, CancellationToken cancellationToken)
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
            case DeliveryOutcome.Failed { MayHaveArrived: true } failed when isOnlyOnce:
                return queue.UnknownAsync(lease, failed.Reason, cancellationToken);
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
