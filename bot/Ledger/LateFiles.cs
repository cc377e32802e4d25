using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A file that became ready after its complaint had gone to the hub.</summary>
internal sealed record LateFile(string FileId, TicketNumber Ticket, string TrackingId);

/// <summary>Files the hub has not been given the address of, although it has their complaint.</summary>
internal sealed class LateFiles(LedgerDatabase database, TimeProvider time)
{
    /// <summary>At most <paramref name="most"/>, those of one complaint together and in order.</summary>
    public Task<IReadOnlyList<LateFile>> ReadAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LateFile>>(async context =>
        {
            var rows = await context.Files.AsNoTracking()
                .Where(file => file.State == FileState.Ready && file.OfferedAt == null)
                // Those of an addition go along with it, unless they come even later.
                .Where(file => !context.Notes.Any(note => note.Id == file.NoteId && (note.State == NoteState.Waiting || note.State == NoteState.Unknown)))
                .Join(
                    context.Complaints.Where(one => one.TrackingId != null),
                    file => file.ComplaintId,
                    one => one.Id,
                    (file, one) => new { file.Id, file.Position, one.Ticket, one.TrackingId, one.FiledAt })
                .OrderBy(row => row.FiledAt).ThenBy(row => row.Ticket).ThenBy(row => row.Position)
                .Take(most)
                .ToListAsync(cancellationToken);
            return [.. rows.Select(row => new LateFile(row.Id, row.Ticket, row.TrackingId!))];
        });

    /// <summary>The hub has their addresses now.</summary>
    public Task<int> OfferedAsync(IReadOnlyList<string> fileIds, CancellationToken cancellationToken) =>
        database.WriteAsync(context => OfferAsync(context, fileIds, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>The same inside the caller's transaction.</summary>
    public static Task<int> OfferAsync(LedgerContext context, IReadOnlyList<string> fileIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Files.Where(file => fileIds.Contains(file.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.OfferedAt, now), cancellationToken);
}
