using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Takes waiting files from the ledger, one after another: decoding is heavy and nobody waits for it.</summary>
internal sealed class FileWorker(FileQueue queue, FileFetcher fetcher, IOptions<FilesOptions> options, Wakes wakes, FileWorkerClock clock)
    : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private const int Batch = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wake = wakes.Files.Next;
            try
            {
                var leases = await queue.LeaseAsync(Batch, Lease, stoppingToken);
                foreach (var lease in leases)
                {
                    await WorkAsync(lease, stoppingToken);
                }

                await clock.RestAsync(leases.Count == 0 ? wake : Task.CompletedTask, stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The ledger says so in its own log and in /readyz; the rows are still there when it is back.
                await clock.RestAsync(null, stoppingToken);
            }
        }
    }

    private async Task WorkAsync(FileLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var (stored, reason) = await fetcher.FetchAsync(lease, cancellationToken);
            _ = stored is not null
                ? await queue.ReadyAsync(lease, stored, cancellationToken)
                : await queue.LeaveOutAsync(lease, reason!, cancellationToken);
            Instruments.Files.Add(1, new KeyValuePair<string, object?>("outcome", reason ?? "ready"));
        }
        catch (IOException)
        {
            Instruments.Files.Add(1, new KeyValuePair<string, object?>("outcome", "retry"));
            _ = lease.Attempts + 1 >= options.Value.MostAttempts
                ? await queue.LeaveOutAsync(lease, "channel did not answer", cancellationToken)
                : await queue.RetryAsync(lease, clock.NextTry(lease.Attempts), "channel did not answer", cancellationToken);
        }
    }
}

/// <summary>When the file worker looks again.</summary>
internal sealed class FileWorkerClock(TimeProvider time)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private const int Doublings = 8;

    public DateTimeOffset NextTry(int attempts) => time.GetUtcNow() + (First * Math.Pow(2, Math.Min(attempts, Doublings)));

    /// <summary>Until something is woken for, or a minute: for what nobody waits for.</summary>
    public async Task SleepAsync(Task wake, CancellationToken cancellationToken) =>
        await (await Task.WhenAny(wake, Task.Delay(Seldom, time, cancellationToken))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Until there may be something to do: the wake, or a second.</summary>
    public async Task RestAsync(Task? wake, CancellationToken cancellationToken)
    {
        var pause = Task.Delay(Idle, time, cancellationToken);
        await (wake is null ? pause : await Task.WhenAny(wake, pause)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
