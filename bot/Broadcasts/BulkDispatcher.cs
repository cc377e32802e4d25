using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Workers;
using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>Sends one copy, after everybody's news, and settles it by its outcome.</summary>
internal sealed class BulkDispatcher(BulkQueue queue, BulkLanes lanes, BroadcastLetter letter, ChannelCall call, BulkClock clock)
{
    /// <summary>The wait for a turn, one attempt, and the settle.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    public async Task HandleAsync(BulkLease lease, CancellationToken cancellationToken)
    {
        var lane = lanes[lease.Row.Channel];
        if (!await IsItsTurnAsync(lane, lease.Row, cancellationToken) || !await queue.BeginAsync(lease, cancellationToken))
        {
            await queue.GiveBackAsync(lease, cancellationToken);
            return;
        }

        var message = letter.Write(lease.Broadcast, lease.Row.Language, lease.Row.About, lease.Row.Replaces);
        var outcome = await call.TryAsync(lane.Lane.Channel, lease.To, message, lease.DeliveryId, cancellationToken);
        Instruments.Broadcasts.Add(
            1,
            new KeyValuePair<string, object?>("channel", lease.Row.Channel),
            new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));

        // Side by side: a store that is slow to share what was learned must not leave a sent copy unsettled.
        await Task.WhenAll(HeedAsync(lane.Lane, lease, outcome), SettleAsync(lease, lane, outcome, cancellationToken));
    }

    /// <summary>What this one learned counts for everybody, news included.</summary>
    private async Task HeedAsync(ChannelLane lane, BulkLease lease, DeliveryOutcome outcome)
    {
        if (outcome is DeliveryOutcome.RetryAfter { IsPersonal: true } personal)
        {
            await lane.Gap.LeaveAloneAsync(lease.To, personal.Delay);
        }
        else if (outcome is DeliveryOutcome.RetryAfter wait)
        {
            clock.SayPaused(lease.Row.Channel, wait.Delay);
            await lane.Pace.PauseAsync(wait.Delay);
        }

        await lane.Gap.MarkAsync(lease.To);
    }

    private async Task<bool> IsItsTurnAsync(BulkLane lane, RecipientRow row, CancellationToken cancellationToken) =>
        (clock.IsOpen || row.Replaces is not null)
        && await lane.Pace.EnterAsync(cancellationToken)
        && await lane.Lane.Way.IsFreeAsync(cancellationToken)
        && await lane.Lane.Pace.EnterAsync(cancellationToken);

    private Task<bool> SettleAsync(BulkLease lease, BulkLane lane, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                return queue.SentAsync(lease, delivered.Reference, cancellationToken);
            case DeliveryOutcome.RetryAfter wait:
                return queue.RetryAsync(lease, clock.Now + wait.Delay, null, cancellationToken);
            case DeliveryOutcome.Rejected rejected:
                return queue.EndedAsync(lease, RecipientState.Rejected, rejected.Reason, cancellationToken);
            case DeliveryOutcome.RecipientGone:
                return queue.BlockedAsync(lease, cancellationToken);
            case DeliveryOutcome.Failed { MayHaveArrived: true } failed when lease.Row.Replaces is null && !lane.Lane.Channel.DropsSecondCopies:
                return queue.EndedAsync(lease, RecipientState.Unknown, failed.Reason, cancellationToken);
            case DeliveryOutcome.Failed failed when lease.Row.Attempts + 1 >= clock.MostAttempts:
                return queue.EndedAsync(lease, RecipientState.Failed, failed.Reason, cancellationToken);
            case DeliveryOutcome.Failed failed:
                return queue.RetryAsync(lease, clock.RetryAt(lease.Row.Attempts), failed.Reason, cancellationToken);
            default:
                throw new InvalidOperationException("An outcome nobody settles.");
        }
    }
}

/// <summary>The times of the bulk lane.</summary>
internal sealed class BulkClock(SendingHours hours, IOptions<BroadcastOptions> options, TimeProvider time, ILogger<BulkClock> logger)
{
    private readonly RetrySchedule _schedule = RetrySchedule.ForDeliveries(Random.Shared);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>People may be written to unasked now.</summary>
    public bool IsOpen => hours.IsNow;

    public int MostAttempts => options.Value.MostAttempts;

    public DateTimeOffset RetryAt(int attempts) => Now + _schedule.After(attempts);

    public void Begun(Guid broadcast) => Log.Begun(logger, broadcast);

    public void SayPaused(string channel, TimeSpan delay) => Log.Paused(logger, channel, delay.TotalSeconds);
}
