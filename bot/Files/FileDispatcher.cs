using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Does one leased file: fetch, take in, settle. The complaint never waits for it.</summary>
internal sealed class FileDispatcher(FileQueue queue, FileFetcher fetcher, FileIntake intake, IOptions<FilesOptions> options, TimeProvider time)
{
    /// <summary>From the lease, and anew from the beginning of an attempt, to a settle; longer than any channel takes to fail.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private const int MostDoublings = 8;

    public async Task HandleAsync(FileLease lease, CancellationToken cancellationToken)
    {
        // Each of its attempts ended without a settle: it threw, or it took the whole process along.
        if (lease.Attempts >= options.Value.MostAttempts)
        {
            Count($"{FileFault.Broken}");
            await queue.LeaveOutAsync(lease, FileFault.Broken, cancellationToken);
        }
        else if (await queue.BeginAsync(lease, Lease, cancellationToken))
        {
            Count(await TryAsync(lease, cancellationToken));
        }
    }

    private async Task<string> TryAsync(FileLease lease, CancellationToken cancellationToken)
    {
        byte[]? bytes;
        FileFault? fault;
        try
        {
            (bytes, fault) = await fetcher.FetchAsync(lease, cancellationToken);
        }
        catch (IOException)
        {
            return await LaterAsync(lease, cancellationToken);
        }

        if (bytes is not null)
        {
            return await intake.TakeAsync(lease, bytes, cancellationToken);
        }

        await queue.LeaveOutAsync(lease, fault ?? FileFault.Gone, cancellationToken);
        return $"{fault}";
    }

    private async Task<string> LaterAsync(FileLease lease, CancellationToken cancellationToken)
    {
        if (lease.Attempts + 1 >= options.Value.MostAttempts)
        {
            await queue.LeaveOutAsync(lease, FileFault.Unreachable, cancellationToken);
            return $"{FileFault.Unreachable}";
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(lease.Attempts, MostDoublings));
        await queue.RetryAsync(lease, time.GetUtcNow() + wait, "channel did not answer", cancellationToken);
        return "retry";
    }

    private static void Count(string outcome) => Instruments.Files.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
