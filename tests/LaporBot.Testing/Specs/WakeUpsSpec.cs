using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every keeper of wake-ups promises.</summary>
public abstract class WakeUpsSpec
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Moments of their own, so that tests sharing a server do not take each other's.</summary>
    private static readonly DateTimeOffset Now = Some.Moment;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IWakeUps WakeUps { get; }

    [Fact]
    public async Task What_is_due_is_taken_and_what_is_not_waits()
    {
        var (early, late) = (Some.Address(), Some.Address());
        WakeUps.Schedule(early, Now);
        WakeUps.Schedule(late, Now + Lease);

        Assert.Contains(early, await DueAsync(Now));
        Assert.DoesNotContain(late, await DueAsync(Now + (Lease / 2)));
        Assert.Contains(late, await DueAsync(Now + Lease));
    }

    [Fact]
    public async Task What_was_taken_comes_again_only_when_nobody_settled_it()
    {
        var (lost, settled) = (Some.Address(), Some.Address());
        WakeUps.Schedule(lost, Now);
        WakeUps.Schedule(settled, Now);
        await DueAsync(Now);
        await WakeUps.SettleAsync(settled, null, Cancel);

        Assert.DoesNotContain(lost, await DueAsync(Now + (Lease / 2)));
        var again = await DueAsync(Now + Lease);
        Assert.Contains(lost, again);
        Assert.DoesNotContain(settled, again);
    }

    [Fact]
    public async Task A_later_moment_takes_the_place_of_the_one_before()
    {
        var who = Some.Address();
        WakeUps.Schedule(who, Now);
        WakeUps.Schedule(who, Now + Lease);

        Assert.DoesNotContain(who, await DueAsync(Now));
        Assert.Contains(who, await DueAsync(Now + Lease));
        await WakeUps.SettleAsync(who, Now + (3 * Lease), Cancel);
        Assert.DoesNotContain(who, await DueAsync(Now + (2.5 * Lease)));
        Assert.Contains(who, await DueAsync(Now + (3 * Lease)));
    }

    [Fact]
    public async Task An_address_with_colons_comes_back_whole()
    {
        var who = new ReplyAddress("webchat", $"a:b:{Some.Address().Value}");
        WakeUps.Schedule(who, Now);

        Assert.Contains(who, await DueAsync(Now));
    }

    private async Task<IReadOnlyCollection<ReplyAddress>> DueAsync(DateTimeOffset now) =>
        await WakeUps.TakeDueAsync(now, Lease, 1000, Cancel);
}
