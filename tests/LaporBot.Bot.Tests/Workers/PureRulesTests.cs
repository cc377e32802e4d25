using LaporBot.Bot.Workers;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Waits, paces and pauses, without a database.</summary>
public sealed class PureRulesTests
{
    private readonly FakeTimeProvider _time = new(Some.Moment);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_hub_is_tried_again_after_10_s_1_min_5_min_and_then_every_30_min_for_ever()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var schedule = RetrySchedule.ForHub(new Random(seed));

        double[] steps = [10, 60, 300, 1800, 1800, 1800];
        for (var round = 0; round < 200; round++)
        {
            for (var attempt = 0; attempt < steps.Length; attempt++)
            {
                Assert.InRange(schedule.After(attempt).TotalSeconds, steps[attempt] * 0.8, steps[attempt] * 1.2);
            }
        }

        Assert.InRange(schedule.After(int.MaxValue).TotalMinutes, 24, 36);
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together()
    {
        var schedule = RetrySchedule.ForHub(new Random(7));

        Assert.True(Enumerable.Range(0, 100).Select(_ => schedule.After(0)).Distinct().Count() > 90);
    }

    [Fact]
    public async Task A_pace_lets_callers_through_evenly()
    {
        var pace = new Pace(10, _time);
        Assert.True(await pace.EnterAsync(Cancel));
        var second = pace.EnterAsync(Cancel);
        var third = pace.EnterAsync(Cancel);

        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(await second);
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(await third);
    }

    [Fact]
    public async Task A_paused_pace_sends_everybody_away_also_those_who_waited_already()
    {
        var pace = new Pace(1, _time);
        await pace.EnterAsync(Cancel);
        var waiting = pace.EnterAsync(Cancel);
        pace.Pause(TimeSpan.FromSeconds(30));

        Assert.False(await pace.EnterAsync(Cancel));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await waiting);
        pace.Pause(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(28));
        Assert.True(pace.IsPaused);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await pace.EnterAsync(Cancel));
    }

    [Fact]
    public void While_the_hub_is_busy_nothing_is_taken()
    {
        var pause = new HubPause(_time, NullLogger<HubPause>.Instance);
        Assert.Equal(8, pause.Allows(8, 0));

        pause.Busy(TimeSpan.FromSeconds(60));

        Assert.Equal(0, pause.Allows(8, 0));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(8, pause.Allows(8, 0));
    }

    [Fact]
    public void A_refused_credential_lets_one_through_a_minute_until_it_works()
    {
        var pause = new HubPause(_time, NullLogger<HubPause>.Instance);
        pause.CredentialRefused();
        var tries = 0;

        for (var second = 0; second < 600; second++)
        {
            if (pause.Allows(8, 0) > 0)
            {
                Assert.Equal(1, pause.Allows(8, 0));
                Assert.Equal(0, pause.Allows(7, 1));
                tries++;
                pause.CredentialRefused();
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(9, tries);
        _time.Advance(TimeSpan.FromMinutes(1));
        pause.Worked();
        Assert.Equal(8, pause.Allows(8, 0));
    }

    [Fact]
    public async Task Two_messages_to_one_person_are_kept_apart()
    {
        var gap = new PaceMaker(_time).MakeGap(TimeSpan.FromSeconds(1));
        var person = Some.Address();
        await gap.WaitAsync(person, Cancel);
        await gap.MarkAsync(person);

        Assert.True(gap.WaitAsync(Some.Address(), Cancel).IsCompleted);
        var next = gap.WaitAsync(person, Cancel);
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public void Two_channels_of_one_name_are_a_fault_of_the_wiring() =>
        Assert.Throws<InvalidOperationException>(() => Lanes(new ScriptedChannel("telegram"), new ScriptedChannel("telegram")));

    [Fact]
    public void A_slow_channel_holds_only_what_it_can_send_within_its_lease() =>
        Assert.Equal(16, Lanes(new ScriptedChannel("telegram")).All[0].Concurrency);

    private ChannelLanes Lanes(params IChannel[] channels) =>
        new(channels, new ConfigurationBuilder().Build(), Options.Create(new DeliveryOptions()), new PaceMaker(_time), _time);
}
