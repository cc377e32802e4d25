using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>
/// Uploaded files under <c>DataPath/uploads</c>, as they came: a worker cleans them when a complaint claims them. A file's id is
/// 128 random bits and the ending of its real type; nothing of the sender's is part of a path.
/// </summary>
internal sealed partial class UploadStore(IOptions<GatewayOptions> gateway, ILogger<UploadStore> logger)
{
    private const int BufferSize = 64 * 1024;

    private readonly string _folder = Path.Combine(gateway.Value.DataPath, "uploads");

    /// <summary>Writes one file.</summary>
    /// <param name="source">Read to its end.</param>
    /// <param name="name">As the sender calls it.</param>
    /// <param name="cancellationToken">Ends the transfer; nothing is left.</param>
    /// <returns>Null when it is not a kind of file we take.</returns>
    /// <exception cref="StoreUnavailableException">The disk did not take it.</exception>
    public async Task<UploadedFile?> SaveAsync(Stream source, string? name, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        var read = await source.ReadAtLeastAsync(buffer, FileType.HeadLength, throwOnEndOfStream: false, cancellationToken);
        if (FileType.Sniff(buffer.AsSpan(0, read)) is not { } type)
        {
            return null;
        }

        var id = $"{RandomId.New()}.{type.Extension}";
        var isWhole = false;
        try
        {
            await using var file = Create(id);
            for (; read > 0; read = await source.ReadAsync(buffer, cancellationToken))
            {
                await WriteAsync(file, buffer.AsMemory(0, read), cancellationToken);
            }

            isWhole = true;
            return new UploadedFile(id, type, FileName.Clean(name, type), file.Length);
        }
        finally
        {
            if (!isWhole)
            {
                Delete(id);
            }
        }
    }

    /// <summary>Opens a file for reading; null when there is none (any more) or the id was never one of ours.</summary>
    public FileStream? Open(string id)
    {
        if (TypeOf(id) is null)
        {
            return null;
        }

        try
        {
            const FileShare Others = FileShare.Read | FileShare.Delete;
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, Others, BufferSize, useAsync: true);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The type of a file by its id; null when the id cannot be one of ours.</summary>
    public static FileType? TypeOf(string id) => IdPattern().IsMatch(id) ? FileType.ByExtension(Path.GetExtension(id)[1..]) : null;

    /// <summary>Forgets a file.</summary>
    public void Delete(string id) => File.Delete(PathOf(id));

    /// <summary>Forgets the files a person has sent here, in whatever chat they go on; pointers of another channel are passed over.</summary>
    public void Forget(ReplyAddress person, ImmutableArray<string> sources)
    {
        foreach (var source in sources)
        {
            var (channel, file) = new Attachment(source, AttachmentKind.Document).Held(person.Channel);
            var id = file.Source;
            if (channel == WebChatChannel.ChannelName && TypeOf(id) is not null && File.Exists(PathOf(id)))
            {
                Delete(id);
            }
        }
    }

    /// <summary>Removes what was written before a moment.</summary>
    /// <returns>How many.</returns>
    public int DeleteOlderThan(DateTimeOffset moment)
    {
        var folder = new DirectoryInfo(_folder);
        var old = folder.Exists ? folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < moment.UtcDateTime).ToList() : [];
        old.ForEach(file => file.Delete());
        return old.Count;
    }

    private FileStream Create(string id)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            return new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotStored(refused);
        }
    }

    private async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
        }
        catch (IOException refused)
        {
            throw NotStored(refused);
        }
    }

    private StoreUnavailableException NotStored(Exception refused)
    {
        Log.UploadNotStored(logger, refused);
        return new StoreUnavailableException("Uploads cannot be stored.", refused);
    }

    private string PathOf(string id) => Path.Combine(_folder, id);

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[a-z0-9]{3,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
