using LaporBot.Bot.Workers;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Two replicas at one channel, with a store between them that can go away.</summary>
public sealed class SharedPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryAllowances _allowances;
    private readonly PaceMaker _first;
    private readonly PaceMaker _second;
    private readonly SharedPace _one;
    private readonly SharedPace _two;

    public SharedPaceTests()
    {
        _allowances = new InMemoryAllowances(_time);
        (_first, _second) = (new PaceMaker(_time, _allowances.TakeAsync, _allowances.CloseAsync), new PaceMaker(_time, _allowances.TakeAsync, _allowances.CloseAsync));
        (_one, _two) = (_first.Make("telegram", 25), _second.Make("telegram", 25));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_replicas_together_keep_the_rate_of_one()
    {
        var sent = 0;
        async Task SendAsync(SharedPace pace)
        {
            while (await pace.EnterAsync(Cancel))
            {
                Interlocked.Increment(ref sent);
            }
        }

        var (first, second) = (SendAsync(_one), SendAsync(_two));
        for (var i = 0; i < 1000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await _one.PauseAsync(TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(first, second);
        Assert.InRange(sent, 100, 10 * 25 + 10);
    }

    [Fact]
    public async Task A_pause_of_one_stops_the_other_before_its_next_call_and_for_exactly_as_long()
    {
        await _one.PauseAsync(TimeSpan.FromSeconds(17));

        Assert.False(await _two.EnterAsync(Cancel));
        _time.Advance(TimeSpan.FromSeconds(16.9));
        Assert.True(_two.IsPaused);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(_two.IsPaused);
        Assert.True(await _two.EnterAsync(Cancel));
    }

    [Fact]
    public async Task Without_the_store_each_goes_by_its_own_pace_and_pause()
    {
        _allowances.IsDown = true;
        Assert.True(await _one.EnterAsync(Cancel));
        await _one.PauseAsync(TimeSpan.FromSeconds(5));

        Assert.False(await _one.EnterAsync(Cancel));
        Assert.True(await _two.EnterAsync(Cancel));
    }

    [Fact]
    public async Task What_one_replica_sent_a_person_keeps_the_other_apart_from_them()
    {
        var (one, two) = (_first.MakeGap(TimeSpan.FromSeconds(1)), _second.MakeGap(TimeSpan.FromSeconds(1)));
        var person = Some.Address();
        Assert.Equal(TimeSpan.Zero, await one.WaitAsync(person, Cancel));
        await one.MarkAsync(person);

        var next = two.WaitAsync(person, Cancel);
        Assert.Equal(TimeSpan.Zero, await two.WaitAsync(Some.Address(), Cancel));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.Zero, await next);
    }

    [Fact]
    public async Task Whom_the_channel_wants_left_alone_every_replica_leaves_alone_and_waits_for_nobody()
    {
        var (one, two) = (_first.MakeGap(TimeSpan.FromSeconds(1)), _second.MakeGap(TimeSpan.FromSeconds(1)));
        var person = Some.Address();
        await one.LeaveAloneAsync(person, TimeSpan.FromSeconds(40));
        await one.MarkAsync(person);

        Assert.Equal(TimeSpan.FromSeconds(40), await two.WaitAsync(person, Cancel));
    }
}
