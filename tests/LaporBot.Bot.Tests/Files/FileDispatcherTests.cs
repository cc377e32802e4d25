using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Files;

/// <summary>Files from the ledger's queue to the shelf, with a channel that does as it is told.</summary>
public sealed class FileDispatcherTests : IAsyncLifetime
{
    private const int Together = 2 * 1024 * 1024;

    private readonly ScriptedSource _source = new();
    private readonly ReplyAddress _citizen = Some.Address("telegram");
    private LedgerHarness _harness = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FileQueue Queue => _harness.Get<FileQueue>();

    public async ValueTask InitializeAsync() => _harness = await LedgerHarness.SqliteAsync(services =>
    {
        services.AddOptions<FilesOptions>();
        services.AddSingleton<IAttachmentSource>(_source);
        services.AddSingleton<FileCleaner>().AddSingleton<FileShelf>().AddSingleton<FileFetcher>().AddSingleton<FileIntake>().AddSingleton<FileDispatcher>();
    });

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Five_large_photos_fit_the_hub_together()
    {
        var ticket = await FileAsync([.. Enumerable.Range(1, 5).Select(seed => (AttachmentKind.Photo, Specimens.Photo(1600, 1200, seed)))]);
        await WorkAsync();
        var files = await Queue.FilesOfAsync(ticket, Cancel);
        Assert.All(files, file => Assert.Equal((FileState.Ready, "image/jpeg"), (file.State, file.Stored!.ContentType)));
        Assert.InRange(files.Sum(file => file.Stored!.Size), Together / 2, Together);
    }

    [Fact]
    public async Task Papers_and_recordings_keep_their_bytes_and_photos_share_the_rest()
    {
        var ticket = await FileAsync(
            (AttachmentKind.Photo, Specimens.Photo(1600, 1200)), (AttachmentKind.Document, Specimens.Pdf(1_500_000)), (AttachmentKind.Voice, Specimens.Voice()), (AttachmentKind.Photo, Specimens.Photo(1600, 1200, 8)));
        await WorkAsync();
        var files = await Queue.FilesOfAsync(ticket, Cancel);
        Assert.Equal(["image/jpeg", "application/pdf", "audio/ogg", "image/jpeg"], files.Select(file => file.Stored?.ContentType));
        Assert.Equal(1_500_000, files[1].Stored!.Size);
        Assert.True(files.Sum(file => file.Stored!.Size) <= Together);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_stored_once_and_nobody_is_troubled()
    {
        var photo = Specimens.Photo(900, 700);
        var ticket = await FileAsync((AttachmentKind.Photo, photo), (AttachmentKind.Document, photo), (AttachmentKind.Photo, Specimens.Photo(900, 700, 8)));
        var other = await FileAsync((AttachmentKind.Photo, photo));
        await WorkAsync();
        Assert.Equal([FileState.Ready, FileState.Duplicate, FileState.Ready], (await Queue.FilesOfAsync(ticket, Cancel)).Select(file => file.State));
        Assert.Equal(FileState.Ready, Assert.Single(await Queue.FilesOfAsync(other, Cancel)).State);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_harness.Folder, "files")).Length);
        Assert.Empty(await _harness.DeliveriesAsync(_citizen));
    }

    [Fact]
    public async Task Both_hashes_are_kept()
    {
        var photo = Specimens.Photo(900, 700);
        var ticket = await FileAsync((AttachmentKind.Photo, photo));
        await WorkAsync();
        var stored = Assert.Single(await Queue.FilesOfAsync(ticket, Cancel)).Stored!;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_harness.Folder, stored.Path), Cancel);
        Assert.Equal(Hash(photo), stored.SourceSha256);
        Assert.Equal((Hash(bytes), (long)bytes.Length), (stored.Sha256, stored.Size));
    }

    [Fact]
    public async Task Who_sent_it_hears_which_file_was_left_out_and_why()
    {
        var ticket = await FileAsync(
            (AttachmentKind.Photo, Specimens.Photo(300, 200)), (AttachmentKind.Document, [.. "MZ"u8, .. new byte[99]]), (AttachmentKind.Video, Specimens.Film()[..900]), (AttachmentKind.Voice, null));
        await WorkAsync();
        Assert.Equal(
            [
                $"📎 Lampiran ke-2 dari laporan {ticket} tidak ikut diteruskan: jenis berkasnya tidak bisa diterima. Laporan Anda tetap berjalan.",
                $"📎 Lampiran ke-3 dari laporan {ticket} tidak ikut diteruskan: berkasnya rusak atau tidak utuh. Laporan Anda tetap berjalan.",
                $"📎 Lampiran ke-4 dari laporan {ticket} tidak ikut diteruskan: berkasnya sudah tidak ada lagi. Laporan Anda tetap berjalan.",
            ],
            await ToldAsync());
    }

    [Fact]
    public async Task A_file_longer_than_it_said_is_given_up_at_the_limit()
    {
        _source.Endless = true;
        await FileAsync((AttachmentKind.Photo, null));
        await WorkAsync();
        Assert.Contains("terlalu besar", Assert.Single(await ToldAsync()), StringComparison.Ordinal);
        Assert.InRange(_source.Read, FileLimits.LargestUpload, FileLimits.LargestUpload + (2 * 1024 * 1024));
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_is_asked_again_ever_later_and_then_no_more()
    {
        var ticket = await FileAsync((AttachmentKind.Photo, Specimens.Photo(300, 200)));
        _source.Failures = 7;
        await UntilIdleAsync();
        Assert.Equal(FileState.Ready, Assert.Single(await Queue.FilesOfAsync(ticket, Cancel)).State);

        await FileAsync((AttachmentKind.Photo, Specimens.Photo(300, 200)));
        _source.Failures = int.MaxValue;
        await UntilIdleAsync();
        Assert.Contains("tidak bisa diambil", Assert.Single(await ToldAsync()), StringComparison.Ordinal);
        Assert.Equal(int.MaxValue - 8, _source.Failures);
    }

    [Fact]
    public async Task A_file_that_brings_the_process_down_is_not_tried_for_ever()
    {
        await FileAsync((AttachmentKind.Photo, Specimens.Photo(300, 200)));
        for (var crash = 0; crash < 8; crash++)
        {
            Assert.True(await Queue.BeginAsync(Assert.Single(await Queue.LeaseAsync(5, FileDispatcher.Lease, Cancel)), FileDispatcher.Lease, Cancel));
            _harness.Time.Advance(FileDispatcher.Lease);
        }

        await WorkAsync();
        Assert.Contains("rusak", Assert.Single(await ToldAsync()), StringComparison.Ordinal);
        Assert.Equal(0, _source.Opened);
    }

    private async Task<TicketNumber> FileAsync(params (AttachmentKind Kind, byte[]? Bytes)[] files) => await _harness.Ledger.FileAsync(
        Some.Complaint(_citizen) with { Files = [.. files.Select(file => new Attachment(_source.Put(file.Bytes), file.Kind, null, file.Bytes?.Length))] }, Cancel);

    /// <summary>Does everything that is due.</summary>
    private async Task<int> WorkAsync()
    {
        var leases = await Queue.LeaseAsync(20, FileDispatcher.Lease, Cancel);
        await Task.WhenAll(leases.Select(lease => _harness.Get<FileDispatcher>().HandleAsync(lease, Cancel)));
        return leases.Count;
    }

    private async Task UntilIdleAsync()
    {
        for (var minutes = 0; minutes < 20; minutes++)
        {
            await WorkAsync();
            _harness.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<IEnumerable<string>> ToldAsync() =>
        (await _harness.DeliveriesAsync(_citizen)).Select(delivery => StoredMessage.Read(delivery.Message).PlainText).Order(StringComparer.Ordinal);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    /// <summary>A channel that holds a few files.</summary>
    private sealed class ScriptedSource : IAttachmentSource
    {
        private readonly Dictionary<string, byte[]?> _files = [];

        public string Name => "telegram";

        public int Failures { get; set; }

        public bool Endless { get; set; }

        public int Opened { get; private set; }

        public long Read { get; private set; }

        public string Put(byte[]? bytes)
        {
            var id = Some.Id("file");
            _files[id] = bytes;
            return id;
        }

        public Task<Stream?> OpenAsync(Attachment attachment, CancellationToken cancellationToken)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new IOException("no route");
            }

            Opened++;
            return Task.FromResult<Stream?>(
                Endless ? new EndlessStream(count => Read += count)
                : _files[attachment.Source] is { } bytes ? new MemoryStream([.. bytes], writable: false)
                : null);
        }
    }

    private sealed class EndlessStream(Action<int> read) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            read(buffer.Length);
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
