using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class InMemoryLeasesTests : LeasesSpec
{
    private readonly FakeTimeProvider _time = new();

    public InMemoryLeasesTests()
    {
        var leases = new InMemoryLeases(_time);
        (One, Two) = (leases, leases.Sibling());
    }

    protected override ILeases One { get; }

    protected override ILeases Two { get; }

    protected override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}

public sealed class SoleWorkerTests : IDisposable
{
    private const string Name = "reader";

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly InMemoryLeases _leases;
    private readonly InMemoryLeases _elsewhere;
    private int _working;

    public SoleWorkerTests()
    {
        _leases = new InMemoryLeases(_time);
        _elsewhere = _leases.Sibling();
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Of_two_replicas_one_works_and_the_other_follows_when_it_stops()
    {
        using var first = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var one = Start(_leases, first.Token);
        await UntilAsync(() => _working == 1);
        var two = Start(_elsewhere, _stop.Token);
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, _working);

        await first.CancelAsync();
        await one;
        Assert.Equal(0, _working);
        await UntilAsync(() => _working == 1);
        await _stop.CancelAsync();
        await two;
    }

    [Fact]
    public async Task Work_stops_before_a_lease_that_cannot_be_renewed_is_anothers()
    {
        var one = Start(_leases, _stop.Token);
        await UntilAsync(() => _working == 1);
        _leases.IsDown = true;
        for (var second = 0; _working > 0; second++)
        {
            Assert.False(await _elsewhere.HoldAsync(Name, TimeSpan.FromTicks(1), CancellationToken.None), $"lost after {second} s and still working");
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        await PassAsync(SoleWorker.Lease);
        Assert.Equal(0, _working);
        _leases.IsDown = false;
        await UntilAsync(() => _working == 1);
        await _stop.CancelAsync();
        await one;
    }

    [Fact]
    public async Task A_short_outage_does_not_interrupt_the_work()
    {
        var one = Start(_leases, _stop.Token);
        await UntilAsync(() => _working == 1);
        _leases.IsDown = true;
        await PassAsync(TimeSpan.FromSeconds(12));
        _leases.IsDown = false;
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, _working);
        await _stop.CancelAsync();
        await one;
    }

    private Task Start(ILeases leases, CancellationToken stopping) => new SoleWorker(leases, _time).RunAsync(Name, WorkAsync, stopping);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _working);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        Interlocked.Decrement(ref _working);
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            // What woke up gets its chance before the next second.
            await Task.Delay(2, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
