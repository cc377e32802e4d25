using LaporBot.Bot.Ledger;
using LaporBot.Bot.Workers;

namespace LaporBot.Bot.Files;

/// <summary>Takes waiting files from the ledger, a few at a time: each may hold as many bytes as a channel hands out.</summary>
internal sealed class FileWorker(LeaseLoop loop, FileQueue queue, FileDispatcher dispatcher, Wakes wakes) : BackgroundService
{
    private const int Concurrency = 3;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        loop.RunAsync(
            new LeasedWork<FileLease>(
                "files",
                wakes.Files,
                Concurrency,
                (most, cancellationToken) => queue.LeaseAsync(most, FileDispatcher.Lease, cancellationToken),
                dispatcher.HandleAsync),
            stoppingToken);
}
