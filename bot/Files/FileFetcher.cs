using System.Collections.Frozen;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Does one file: fetch, find out what it is, clean, shelve. The complaint never waits for it.</summary>
internal sealed class FileFetcher(
    IEnumerable<IAttachmentSource> sources, FileCleaner cleaner, FileShelf shelf, IOptions<FilesOptions> options)
{
    private readonly FrozenDictionary<string, IAttachmentSource> _sources = sources.ToFrozenDictionary(source => source.Name);
    private readonly FilesOptions _limits = options.Value;

    /// <returns>The stored file, or the reason it is left out.</returns>
    /// <exception cref="IOException">The channel did not answer; worth another try.</exception>
    public async Task<(StoredFile? Stored, string? Reason)> FetchAsync(FileLease lease, CancellationToken cancellationToken)
    {
        if (!_sources.TryGetValue(lease.Channel, out var source))
        {
            return (null, "channel is off");
        }

        await using var stream = await source.OpenAsync(lease.Attachment, cancellationToken);
        if (stream is null)
        {
            return (null, "channel no longer has it");
        }

        if (await ReadAsync(stream, cancellationToken) is not { } bytes)
        {
            return (null, "file too large");
        }

        var clean = cleaner.Clean(bytes);
        return clean.Bytes is null
            ? (null, clean.Reason)
            : (await shelf.PutAsync(lease.FileId, clean.Bytes, clean.ContentType!, cancellationToken), null);
    }

    /// <returns>Null when it is longer than the limit, whatever was announced.</returns>
    private async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + count > _limits.LargestSource)
            {
                return null;
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }
}
