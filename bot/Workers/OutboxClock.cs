using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>The waits of the outbox.</summary>
internal sealed class OutboxClock(IOptions<OutboxOptions> options, TimeProvider time, Random random)
{
    /// <summary>How often a worker looks by itself, and when a thing is looked at again that will be ready soon.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>After an unknown outcome a first look comes early: what arrived is bound soon, only "not found" has to wait.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    private const int EarlyRedemptions = 5;

    private static readonly TimeSpan EarlyRedemption = TimeSpan.FromSeconds(2);

    private readonly RetrySchedule _schedule = RetrySchedule.ForHub(random);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A lease that begins now.</summary>
    public Tenure Hold(TimeSpan lease) => new(time, lease);

    public TimeSpan FileWait => TimeSpan.FromSeconds(options.Value.FileWaitSeconds);

    public TimeSpan SettleTime => TimeSpan.FromSeconds(options.Value.SettleSeconds);

    public TimeSpan RetryAfter(int attempts) => _schedule.After(attempts);

    /// <summary>hub.md: every 2 seconds, five tries, later by the schedule.</summary>
    public TimeSpan RedeemAfter(int redemptions) =>
        redemptions < EarlyRedemptions ? EarlyRedemption : _schedule.After(redemptions - EarlyRedemptions);
}
