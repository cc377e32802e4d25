using System.Collections.Concurrent;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>The loop every worker runs in.</summary>
public sealed class LeaseLoopTests
{
    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly RecordingLogger<LeaseLoop> _log = new();
    private readonly ConcurrentQueue<int> _waiting = new();
    private readonly ConcurrentBag<int> _done = [];
    private readonly Wake _wake = new();
    private int _leases;
    private volatile bool _isDown;

    [Fact]
    public async Task A_new_row_is_taken_at_once_and_not_at_the_next_look()
    {
        using var stop = new CancellationTokenSource();
        var loop = Run(DoneAtOnce, stop.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref _leases) > 0);

        _waiting.Enqueue(1);
        _wake.Signal();

        await Eventually.TrueAsync(() => _done.Count == 1);
        await stop.CancelAsync();
        await loop;
    }

    [Fact]
    public async Task A_row_of_another_replica_is_found_by_looking()
    {
        using var stop = new CancellationTokenSource();
        var loop = Run(DoneAtOnce, stop.Token);
        await Eventually.TrueAsync(() => Volatile.Read(ref _leases) > 0);

        _waiting.Enqueue(1);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return _done.Count == 1;
        });

        await stop.CancelAsync();
        await loop;
    }

    [Fact]
    public async Task No_more_rows_are_under_way_than_allowed()
    {
        Enumerable.Range(0, 50).ToList().ForEach(_waiting.Enqueue);
        var (underWay, most) = (0, 0);
        using var stop = new CancellationTokenSource();
        var loop = Run(
            async (row, _) =>
            {
                var now = Interlocked.Increment(ref underWay);
                most = Math.Max(most, now);
                await Task.Yield();
                Interlocked.Decrement(ref underWay);
                _done.Add(row);
            },
            stop.Token);

        await Eventually.TrueAsync(() => _done.Count == 50);
        await stop.CancelAsync();
        await loop;
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task An_outage_of_the_ledger_is_logged_once_and_waited_out()
    {
        _isDown = true;
        using var stop = new CancellationTokenSource();
        var loop = Run(DoneAtOnce, stop.Token);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            return Volatile.Read(ref _leases) > 5;
        });

        _waiting.Enqueue(1);
        _isDown = false;
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            return _done.Count == 1;
        });

        await stop.CancelAsync();
        await loop;
        Assert.Equal([7001, 7002], _log.Events);
    }

    [Fact]
    public async Task A_row_that_throws_does_not_stop_the_others()
    {
        Enumerable.Range(0, 10).ToList().ForEach(_waiting.Enqueue);
        using var stop = new CancellationTokenSource();
        var loop = Run((row, cancellationToken) => row == 3 ? throw new InvalidOperationException("broken") : DoneAtOnce(row, cancellationToken), stop.Token);

        await Eventually.TrueAsync(() => _done.Count == 9);
        await stop.CancelAsync();
        await loop;
        Assert.Equal([7004], _log.Events);
    }

    [Fact]
    public async Task A_stop_lets_what_is_under_way_finish_but_not_for_ever()
    {
        var (finishing, hanging) = (new TaskCompletionSource(), new TaskCompletionSource());
        _waiting.Enqueue(1);
        _waiting.Enqueue(2);
        using var stop = new CancellationTokenSource();
        var loop = Run(
            async (row, cancellationToken) =>
            {
                await (row == 1 ? finishing : hanging).Task.WaitAsync(cancellationToken);
                _done.Add(row);
            },
            stop.Token);
        await Eventually.TrueAsync(() => _waiting.IsEmpty);

        await stop.CancelAsync();
        finishing.SetResult();
        await Eventually.TrueAsync(() => _done.Count == 1);
        Assert.False(loop.IsCompleted);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return loop.IsCompleted;
        });

        await loop;
        Assert.InRange(_time.GetUtcNow() - Some.Moment, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25));
        Assert.Equal([1], _done);
    }

    private Task DoneAtOnce(int row, CancellationToken cancellationToken)
    {
        _done.Add(row);
        return Task.CompletedTask;
    }

    private Task Run(Func<int, CancellationToken, Task> handle, CancellationToken stopping) =>
        Task.Run(
            () => new LeaseLoop(_time, _log).RunAsync(new LeasedWork<int>("test", _wake, 4, LeaseAsync, handle), stopping),
            TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<int>> LeaseAsync(int most, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _leases);
        if (_isDown)
        {
            throw new StoreUnavailableException("The ledger is down.");
        }

        var taken = new List<int>();
        while (taken.Count < most && _waiting.TryDequeue(out var row))
        {
            taken.Add(row);
        }

        return Task.FromResult<IReadOnlyList<int>>(taken);
    }
}
