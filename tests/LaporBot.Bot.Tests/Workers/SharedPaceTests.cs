using LaporBot.Bot.Workers;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Two replicas at one channel, with a store between them that can go away.</summary>
public sealed class SharedPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SharedPace _one;
    private readonly SharedPace _two;
    private DateTimeOffset _closedUntil;
    private DateTimeOffset _windowEnds;
    private int _used;
    private bool _isDown;

    public SharedPaceTests()
    {
        var maker = new PaceMaker(_time, Take, Close);
        (_one, _two) = (maker.Make("telegram", 25), maker.Make("telegram", 25));
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
        _isDown = true;
        Assert.True(await _one.EnterAsync(Cancel));
        await _one.PauseAsync(TimeSpan.FromSeconds(5));

        Assert.False(await _one.EnterAsync(Cancel));
        Assert.True(await _two.EnterAsync(Cancel));
    }

    private Task<TimeSpan> Take(string name, Allowance allowance)
    {
        ThrowIfDown();
        var now = _time.GetUtcNow();
        if (now < _closedUntil)
        {
            return Task.FromResult(_closedUntil - now);
        }

        if (now >= _windowEnds)
        {
            (_windowEnds, _used) = (now + allowance.Window, 0);
        }

        return Task.FromResult(_used++ < allowance.Most ? TimeSpan.Zero : _windowEnds - now);
    }

    private Task Close(string name, TimeSpan length)
    {
        ThrowIfDown();
        _closedUntil = _time.GetUtcNow() + length;
        return Task.CompletedTask;
    }

    private void ThrowIfDown()
    {
        if (_isDown)
        {
            throw new StoreUnavailableException("The allowances are down.");
        }
    }
}
