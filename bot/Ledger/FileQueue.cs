using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LaporBot.Bot.Ledger;

/// <summary>A file a worker holds for a while.</summary>
/// <param name="FileId">32 hexadecimal digits.</param>
/// <param name="Fence">The token of this lease.</param>
/// <param name="Channel">Whose <see cref="Core.Ports.IAttachmentSource"/> has the bytes.</param>
/// <param name="Attachment">The pointer to them.</param>
/// <param name="Attempts">Tries that led nowhere.</param>
internal sealed record FileLease(string FileId, Guid Fence, string Channel, Attachment Attachment, int Attempts);

/// <summary>A file that is stored and clean.</summary>
/// <param name="Path">Where, below the data folder.</param>
/// <param name="ContentType">Found out from the bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the stored bytes, lower-case hexadecimal.</param>
/// <param name="SourceSha256">Of the bytes as they were sent.</param>
internal sealed record StoredFile(string Path, string ContentType, long Size, string Sha256, string SourceSha256);

/// <summary>What a file's worker must know of the complaint's other files.</summary>
internal sealed record FileSibling(Attachment Attachment, FileState State, string? SourceSha256);

/// <summary>A file of a complaint, and what has become of it.</summary>
internal sealed record ComplaintFile(string FileId, FileState State, StoredFile? Stored, string? Reason);

/// <summary>Files to be fetched from the channels. A settle with a lease that has passed to another worker writes nothing.</summary>
internal sealed class FileQueue(LedgerDatabase database, StatusMessages messages, Wakes wakes, TimeProvider time)
{
    /// <summary>Takes at most <paramref name="most"/> due files, those due longest first.</summary>
    public Task<IReadOnlyList<FileLease>> LeaseAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fence = Guid.NewGuid();
        return database.WriteAsync<IReadOnlyList<FileLease>>(
            async context =>
            {
                var sql = LeaseSql.For(context, "complaint_files", "id", "q.state = 'Waiting'", "q.next_at, q.complaint_id, q.position");
                var rows = await context.Files
                    .FromSqlRaw(sql, Microseconds.Of(now), Microseconds.Of(now + lease), fence, most)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
                var ids = rows.Select(row => row.ComplaintId).ToList();
                var channels = await context.Complaints.Where(one => ids.Contains(one.Id))
                    .ToDictionaryAsync(one => one.Id, one => one.OwnerChannel, cancellationToken);
                return [.. rows.OrderBy(row => row.NextAt).ThenBy(row => row.Position).Select(row => Lease(row, fence, channels[row.ComplaintId]))];
            },
            cancellationToken);
    }

    /// <summary>
    /// Counts an attempt before it is made and begins the lease anew: a file that brings the process down is not tried for ever.
    /// </summary>
    /// <returns>False when the lease is no longer ours: do not attempt.</returns>
    public async Task<bool> BeginAsync(FileLease lease, TimeSpan length, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + length;
        return await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.LeaseUntil, until),
                cancellationToken),
            cancellationToken) == 1;
    }

    /// <summary>The other files of the same complaint, or of the same addition, in order.</summary>
    public Task<IReadOnlyList<FileSibling>> SiblingsAsync(FileLease lease, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FileSibling>>(async context =>
        {
            var own = await context.Files.Where(row => row.Id == lease.FileId).Select(row => new { row.ComplaintId, row.NoteId }).FirstAsync(cancellationToken);
            var rows = await context.Files.AsNoTracking()
                .Where(row => row.ComplaintId == own.ComplaintId && row.NoteId == own.NoteId && row.Id != lease.FileId)
                .OrderBy(row => row.Position)
                .ToListAsync(cancellationToken);
            return [.. rows.Select(row => new FileSibling(ComplaintRows.Read(row), row.State, row.SourceSha256))];
        });

    /// <summary>The file is stored: the hub may have its address.</summary>
    public Task<bool> ReadyAsync(FileLease lease, StoredFile file, CancellationToken cancellationToken) =>
        SettleAsync(
            lease,
            set => set
                .SetProperty(row => row.State, FileState.Ready)
                .SetProperty(row => row.Path, file.Path)
                .SetProperty(row => row.ContentType, file.ContentType)
                .SetProperty(row => row.Size, file.Size)
                .SetProperty(row => row.Sha256, file.Sha256)
                .SetProperty(row => row.SourceSha256, file.SourceSha256),
            cancellationToken);

    /// <summary>The complaint has these bytes already; nobody needs to be told.</summary>
    public Task<bool> DuplicateAsync(FileLease lease, string sourceSha256, CancellationToken cancellationToken) =>
        SettleAsync(
            lease,
            set => set.SetProperty(row => row.State, FileState.Duplicate).SetProperty(row => row.SourceSha256, sourceSha256),
            cancellationToken);

    /// <summary>The file cannot be used. The citizen is told, once; the complaint goes without it.</summary>
    public async Task<bool> LeaveOutAsync(FileLease lease, FileFault fault, CancellationToken cancellationToken)
    {
        var isOurs = await database.TransactAsync(
            async context =>
            {
                var row = await context.Files.FirstOrDefaultAsync(one => one.Id == lease.FileId && one.LeaseToken == lease.Fence, cancellationToken);
                if (row is null)
                {
                    return false;
                }

                (row.State, row.Reason, row.LeaseUntil, row.LeaseToken) = (FileState.LeftOut, fault.ToString(), null, null);
                var complaint = await context.Complaints.FirstAsync(one => one.Id == row.ComplaintId, cancellationToken);
                var message = messages.FileLeftOut(complaint.Ticket, row.Position + 1, fault, complaint.Language);
                await StoredMessage.TellOwnerAsync(context, complaint, $"file:{row.Id}", message, time.GetUtcNow(), cancellationToken);
                return true;
            },
            cancellationToken);
        wakes.Submissions.Signal();
        wakes.Deliveries.Signal();
        return isOurs;
    }

    /// <summary>Later again; the attempt was counted when it began.</summary>
    public async Task<bool> RetryAsync(FileLease lease, DateTimeOffset nextAt, string reason, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.NextAt, nextAt)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken) == 1;

    /// <returns>Null when there is no such file.</returns>
    public Task<ComplaintFile?> FindAsync(string fileId, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await context.Files.AsNoTracking().FirstOrDefaultAsync(one => one.Id == fileId, cancellationToken);
            return row is null ? null : Read(row);
        });

    /// <summary>Files whose bytes are to go: id and path.</summary>
    public Task<IReadOnlyList<(string FileId, string Path)>> ErasedAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(string, string)>>(async context =>
        {
            var rows = await context.Files.AsNoTracking().Where(row => row.State == FileState.Erased && row.Path != null)
                .Select(row => new { row.Id, row.Path }).Take(most).ToListAsync(cancellationToken);
            return [.. rows.Select(row => (row.Id, row.Path!))];
        });

    /// <summary>Its bytes are gone.</summary>
    public Task<int> ForgetAsync(string fileId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Files.Where(row => row.Id == fileId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Path, (string?)null), cancellationToken),
            cancellationToken);

    /// <summary>The files of one case in the order they were sent.</summary>
    public Task<IReadOnlyList<ComplaintFile>> FilesOfAsync(TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ComplaintFile>>(async context =>
        {
            var rows = await context.Complaints.AsNoTracking()
                .Where(one => one.Ticket == ticket)
                .SelectMany(one => one.Files)
                .OrderBy(file => file.Position)
                .ToListAsync(cancellationToken);
            return [.. rows.Select(Read)];
        });

    private async Task<bool> SettleAsync(FileLease lease, Action<UpdateSettersBuilder<FileRow>> change, CancellationToken cancellationToken)
    {
        var written = await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set =>
                {
                    change(set);
                    set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null).SetProperty(row => row.LeaseToken, (Guid?)null);
                },
                cancellationToken),
            cancellationToken);
        wakes.Submissions.Signal();
        return written == 1;
    }

    private static ComplaintFile Read(FileRow row) => new(
        row.Id,
        row.State,
        row.State == FileState.Ready ? new StoredFile(row.Path!, row.ContentType!, row.Size ?? 0, row.Sha256!, row.SourceSha256 ?? "") : null,
        row.Reason);

    private static IQueryable<FileRow> Held(LedgerContext context, FileLease lease) =>
        context.Files.Where(row => row.Id == lease.FileId && row.LeaseToken == lease.Fence);

    private static FileLease Lease(FileRow row, Guid fence, string owner)
    {
        var (channel, file) = ComplaintRows.Read(row).Held(owner);
        return new FileLease(row.Id, fence, channel, file, row.Attempts);
    }
}
