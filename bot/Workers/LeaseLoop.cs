using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>One queue and what to do with its rows.</summary>
/// <param name="Name">For the log.</param>
/// <param name="Wake">Signals new rows.</param>
/// <param name="Concurrency">Rows under way at once.</param>
/// <param name="LeaseAsync">Takes at most so many due rows.</param>
/// <param name="HandleAsync">Does one and settles it.</param>
internal sealed record LeasedWork<T>(
    string Name,
    Wake Wake,
    int Concurrency,
    Func<int, CancellationToken, Task<IReadOnlyList<T>>> LeaseAsync,
    Func<T, CancellationToken, Task> HandleAsync)
{
    /// <summary>How many may be taken, given the free places and those in use; less than free while the queue is paused.</summary>
    public Func<int, int, int> Allows { get; init; } = (free, _) => free;
}

/// <summary>
/// Leases due rows and works on them side by side until stopped, then lets what is under way finish. Outages of the ledger are
/// logged once and waited out; a row that throws keeps its lease and comes again when that has run out.
/// </summary>
internal sealed class LeaseLoop(TimeProvider time, ILogger<LeaseLoop> logger)
{
    /// <summary>Rows written by other replicas are found this late at most.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestOutageWait = TimeSpan.FromSeconds(15);

    /// <summary>Shorter than the host's own patience, so that what is cut off is still settled or left leased in order.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);

    public async Task RunAsync<T>(LeasedWork<T> work, CancellationToken stopping)
    {
        using var cutOff = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var underWay = new List<Task>();
        var outages = 0;
        while (!stopping.IsCancellationRequested)
        {
            var woken = work.Wake.Next;
            underWay.RemoveAll(task => task.IsCompleted);
            var most = work.Allows(work.Concurrency - underWay.Count, underWay.Count);
            var leased = most > 0 ? await LeaseAsync(work, most, outages, stopping) : [];
            outages = leased is null ? outages + 1 : 0;
            underWay.AddRange((leased ?? []).Select(row => HandleAsync(work, row, cutOff.Token)));
            if (leased is null)
            {
                await WaitAsync([], OutageWait(outages), stopping);
            }
            else if (leased.Count < most || most == 0)
            {
                await WaitAsync([woken, .. underWay], Poll, stopping);
            }
        }

        cutOff.CancelAfter(Drain);
        await Task.WhenAll(underWay);
    }

    /// <returns>Null when the ledger does not answer.</returns>
    private async Task<IReadOnlyList<T>?> LeaseAsync<T>(LeasedWork<T> work, int most, int outages, CancellationToken stopping)
    {
        try
        {
            var leased = await work.LeaseAsync(most, stopping);
            if (outages > 0)
            {
                Log.LedgerIsBack(logger, work.Name);
            }

            return leased;
        }
        catch (StoreUnavailableException)
        {
            if (outages == 0)
            {
                Log.LedgerIsDown(logger, work.Name);
            }

            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
    }

    private async Task HandleAsync<T>(LeasedWork<T> work, T row, CancellationToken cutOff)
    {
        try
        {
            await work.HandleAsync(row, cutOff);
        }
        catch (OperationCanceledException) when (cutOff.IsCancellationRequested)
        {
            Log.CutOff(logger, work.Name);
        }
        catch (StoreUnavailableException)
        {
            Log.NotSettled(logger, work.Name);
        }
#pragma warning disable CA1031 // One row that always throws must not stop the queue for everybody else; its lease lets it rest.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.RowFailed(logger, work.Name, error);
        }
    }

    private async Task WaitAsync(IEnumerable<Task> events, TimeSpan atMost, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny([Task.Delay(atMost, time, over.Token), .. events]);
        await over.CancelAsync();
    }

    private static TimeSpan OutageWait(int outages)
    {
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(outages, 4) - 1));
        return wait < LongestOutageWait ? wait : LongestOutageWait;
    }
}
