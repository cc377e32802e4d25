using System.Collections.Frozen;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Fetches a file's bytes from the channel that holds them, never more than the limit.</summary>
internal sealed class FileFetcher(IEnumerable<IAttachmentSource> sources, IOptions<FilesOptions> options)
{
    private const int Chunk = 64 * 1024;

    private readonly FrozenDictionary<string, IAttachmentSource> _sources = sources.ToFrozenDictionary(source => source.Name);

    /// <returns>The bytes, or why there are none.</returns>
    /// <exception cref="IOException">The channel did not answer; worth another try.</exception>
    public Task<(byte[]? Bytes, FileFault? Fault)> FetchAsync(FileLease lease, CancellationToken cancellationToken) =>
        FetchAsync(lease.Channel, lease.Attachment, cancellationToken);

    /// <inheritdoc cref="FetchAsync(FileLease, CancellationToken)"/>
    /// <param name="channel">Who holds it.</param>
    /// <param name="file">The pointer that one made.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<(byte[]? Bytes, FileFault? Fault)> FetchAsync(string channel, Attachment file, CancellationToken cancellationToken)
    {
        if (!_sources.TryGetValue(channel, out var source))
        {
            return (null, FileFault.Gone);
        }

        await using var stream = await source.OpenAsync(file, cancellationToken);
        if (stream is null)
        {
            return (null, FileFault.Gone);
        }

        return await ReadAsync(stream, cancellationToken) is { } bytes ? (bytes, null) : (null, FileFault.TooLarge);
    }

    /// <returns>Null when it is longer than the limit, whatever was announced.</returns>
    private async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[Chunk];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + count > options.Value.LargestSource)
            {
                return null;
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }
}
