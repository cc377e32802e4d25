using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Files;

/// <summary>Deletes the bytes of files whose owner had them erased. The ledger forgets the path last, so a crash in between only repeats it.</summary>
internal sealed class FileSweep(FileQueue queue, FileShelf shelf, Wakes wakes, TimeProvider time) : BackgroundService
{
    private const int Batch = 50;

    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    /// <returns>How many were deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var erased = await queue.ErasedAsync(Batch, cancellationToken);
        foreach (var (fileId, path) in erased)
        {
            shelf.Delete(path);
            await queue.ForgetAsync(fileId, cancellationToken);
        }

        return erased.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wake = wakes.Erasures.Next;
            var swept = 0;
            try
            {
                swept = await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                // The rows still say what is to go; the next look tries again.
            }

            if (swept == 0)
            {
                await Task.WhenAny(wake, Task.Delay(Seldom, time, stoppingToken));
            }
        }
    }
}
