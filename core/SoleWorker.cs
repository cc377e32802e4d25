using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>Does something in one process at a time. When that one is gone, another takes over within <see cref="Lease"/>.</summary>
public sealed class SoleWorker(ILeases leases, TimeProvider time)
{
    /// <summary>How long a process that vanished keeps the others waiting.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    /// <summary>Holds before the lease can have ended elsewhere, clocks and a slow renewal allowed for.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs <paramref name="work"/> whenever the lease is ours; it is cancelled before the lease can be another's. Returns when stopping.
    /// </summary>
    /// <param name="name">Which lease.</param>
    /// <param name="work">Runs until cancelled; when it ends by itself, it is begun again.</param>
    /// <param name="stopping">The end.</param>
    public async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await TryHoldAsync(name, stopping) == true)
            {
                await WorkAsync(name, work, stopping);
            }

            await Task.Delay(Retry, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var ours = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(name, ours);
        try
        {
            await work(ours.Token);
        }
        catch (OperationCanceledException) when (ours.IsCancellationRequested)
        {
            // Stopped, or the lease is another's now: both are told by the caller's loop.
        }

        await ours.CancelAsync();
        await renewing;
        await ReleaseAsync(name);
    }

    private async Task RenewAsync(string name, CancellationTokenSource ours)
    {
        var held = new Tenure(time, Lease);
        while (!ours.IsCancellationRequested)
        {
            await Task.Delay(Renewal, time, ours.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var asked = new Tenure(time, Lease);
            var holds = ours.IsCancellationRequested ? null : await TryHoldAsync(name, ours.Token);
            held = holds == true ? asked : held;
            if (holds == false || !held.HasTimeFor(Renewal + Margin))
            {
                await ours.CancelAsync();
            }
        }
    }

    /// <returns>Null when the store does not answer.</returns>
    private async Task<bool?> TryHoldAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await leases.HoldAsync(name, Lease, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private async Task ReleaseAsync(string name)
    {
        try
        {
            await leases.ReleaseAsync(name, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // It ends by itself.
        }
    }
}
