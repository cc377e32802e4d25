using System.Security.Cryptography;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>
/// Takes fetched bytes in: seen before, clean, fitting, shelved. One at a time in this process, since unpacking a picture takes
/// memory and since files of one complaint must see what became of each other.
/// </summary>
internal sealed class FileIntake(FileQueue queue, FileCleaner cleaner, FileShelf shelf, IOptions<ConversationOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <returns>What became of it: a fixed word.</returns>
    public async Task<string> TakeAsync(FileLease lease, byte[] bytes, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await SettleAsync(lease, bytes, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> SettleAsync(FileLease lease, byte[] bytes, CancellationToken cancellationToken)
    {
        var source = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var others = await queue.SiblingsAsync(lease, cancellationToken);
        if (others.Any(other => other.State == FileState.Ready && other.SourceSha256 == source))
        {
            await queue.DuplicateAsync(lease, source, cancellationToken);
            return nameof(FileState.Duplicate);
        }

        var clean = cleaner.Clean(bytes, FileRoom.Of(others, options.Value.FilesTogether));
        if (clean.Bytes is null)
        {
            await queue.LeaveOutAsync(lease, clean.Fault ?? FileFault.Broken, cancellationToken);
            return $"{clean.Fault}";
        }

        var stored = await shelf.PutAsync(lease.FileId, clean.Bytes, clean.ContentType!, source, cancellationToken);
        await queue.ReadyAsync(lease, stored, cancellationToken);
        return nameof(FileState.Ready);
    }
}
