using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A file that became ready after its complaint, or the addition it came with, had gone to the hub.</summary>
internal sealed record LateFile(string FileId, TicketNumber Ticket, string TrackingId);

/// <summary>Files the hub has not been given the address of, although it has their complaint: they follow as an addition without words.</summary>
internal sealed class LateFiles(LedgerDatabase database, Wakes wakes, TimeProvider time)
{
    /// <summary>At most <paramref name="most"/>, those of one complaint together and in order.</summary>
    public Task<IReadOnlyList<LateFile>> ReadAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LateFile>>(async context =>
        {
            var rows = await context.Files.AsNoTracking()
                .Where(file => file.State == FileState.Ready && file.OfferedAt == null && file.StaffId == null)
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

    /// <summary>Writes a note to the hub for each case that has some.</summary>
    /// <returns>How many files follow now.</returns>
    public async Task<int> FollowAsync(int most, CancellationToken cancellationToken)
    {
        var followed = 0;
        foreach (var late in (await ReadAsync(most, cancellationToken)).GroupBy(file => file.Ticket, file => file.FileId))
        {
            try
            {
                followed += await database.TransactAsync(context => NoteAsync(context, late.Key, [.. late], cancellationToken), cancellationToken);
            }
            catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
            {
                // Another process was first, or another note took the number: the next look tells.
            }
        }

        if (followed > 0)
        {
            wakes.Notes.Signal();
        }

        return followed;
    }

    /// <summary>The hub has their addresses now; inside the caller's transaction.</summary>
    public static Task<int> OfferAsync(LedgerContext context, IReadOnlyList<string> fileIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Files.Where(file => fileIds.Contains(file.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.OfferedAt, now), cancellationToken);

    private async Task<int> NoteAsync(LedgerContext context, TicketNumber ticket, string[] files, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var complaint = await context.Complaints.Where(one => one.Ticket == ticket).Select(one => one.Id).FirstAsync(cancellationToken);
        var note = new NoteRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = complaint,
            Number = await context.Notes.CountAsync(one => one.ComplaintId == complaint, cancellationToken) + 1,
            // The same files found by two processes make one note.
            StepId = Guid.ParseExact(files[0], "N"),
            Kind = HubNoteKind.Addition,
            Words = "",
            SaidAt = now,
            State = NoteState.Waiting,
            NextAt = now,
        };
        context.Add(note);
        await context.SaveChangesAsync(cancellationToken);
        return await context.Files.Where(file => files.Contains(file.Id) && file.OfferedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.NoteId, (Guid?)note.Id), cancellationToken);
    }
}
