using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

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
internal sealed record StoredFile(string Path, string ContentType, long Size, string Sha256);

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
                return [.. rows.OrderBy(row => row.NextAt).ThenBy(row => row.Position).Select(row =>
                    new FileLease(row.Id, fence, channels[row.ComplaintId], ComplaintRows.Read(row), row.Attempts))];
            },
            cancellationToken);
    }

    /// <summary>The file is stored: the hub may have its address.</summary>
    public async Task<bool> ReadyAsync(FileLease lease, StoredFile file, CancellationToken cancellationToken)
    {
        var written = await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, FileState.Ready)
                    .SetProperty(row => row.Path, file.Path)
                    .SetProperty(row => row.ContentType, file.ContentType)
                    .SetProperty(row => row.Size, file.Size)
                    .SetProperty(row => row.Sha256, file.Sha256)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken);
        wakes.Submissions.Signal();
        return written == 1;
    }

    /// <summary>The file cannot be used. The citizen is told, once; the complaint goes without it.</summary>
    /// <param name="lease">The file.</param>
    /// <param name="reason">For operators; no personal data.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<bool> LeaveOutAsync(FileLease lease, string reason, CancellationToken cancellationToken)
    {
        var isOurs = await database.TransactAsync(
            async context =>
            {
                var row = await context.Files.FirstOrDefaultAsync(one => one.Id == lease.FileId && one.LeaseToken == lease.Fence, cancellationToken);
                if (row is null)
                {
                    return false;
                }

                (row.State, row.Reason, row.LeaseUntil, row.LeaseToken) = (FileState.LeftOut, reason, null, null);
                var complaint = await context.Complaints.FirstAsync(one => one.Id == row.ComplaintId, cancellationToken);
                var message = messages.FileLeftOut(complaint.Ticket, complaint.Language);
                await StoredMessage.TellOwnerAsync(context, complaint, $"file:{row.Id}", message, time.GetUtcNow(), cancellationToken);
                return true;
            },
            cancellationToken);
        wakes.Submissions.Signal();
        wakes.Deliveries.Signal();
        return isOurs;
    }

    /// <summary>Later again.</summary>
    public async Task<bool> RetryAsync(FileLease lease, DateTimeOffset nextAt, string reason, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.NextAt, nextAt)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
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

    private static ComplaintFile Read(FileRow row) => new(
        row.Id,
        row.State,
        row.State == FileState.Ready ? new StoredFile(row.Path!, row.ContentType!, row.Size ?? 0, row.Sha256!) : null,
        row.Reason);

    private static IQueryable<FileRow> Held(LedgerContext context, FileLease lease) =>
        context.Files.Where(row => row.Id == lease.FileId && row.LeaseToken == lease.Fence);
}
