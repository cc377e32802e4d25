using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Cases as their owners see them: where they stand, and what happened.</summary>
internal sealed class CaseFiles(LedgerDatabase database)
{
    private const int MostReports = 200;

    public Task<CaseFile?> OpenAsync(TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await context.Complaints.AsNoTracking().FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken);
            return row is null ? null : (await ReadAsync(context, [row], cancellationToken))[0];
        });

    public Task<PersonFile> PersonAsync(ReplyAddress person, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var hears = !await context.People.AnyAsync(
                one => one.Channel == person.Channel && one.Address == person.Value && one.OptedOutAt != null, cancellationToken);
            var rows = await context.Complaints.AsNoTracking().Include(one => one.Files)
                .Where(one => one.OwnerChannel == person.Channel && one.OwnerAddress == person.Value)
                .OrderByDescending(one => one.FiledAt)
                .Take(MostReports)
                .ToListAsync(cancellationToken);
            var files = await ReadAsync(context, rows, cancellationToken);
            var ids = rows.Select(row => row.Id).ToList();
            var stars = await context.Ratings.AsNoTracking().Where(one => ids.Contains(one.ComplaintId))
                .ToDictionaryAsync(one => one.ComplaintId, one => one.Stars, cancellationToken);
            return new PersonFile(hears, [.. rows.Select((row, i) => new PersonReport(
                ComplaintRows.Read(row), files[i], stars.TryGetValue(row.Id, out var given) ? given : null))]);
        });

    private static async Task<ImmutableArray<CaseFile>> ReadAsync(LedgerContext context, List<ComplaintRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var events = (await context.StatusEvents.AsNoTracking().Where(one => ids.Contains(one.ComplaintId)).ToListAsync(cancellationToken))
            .ToLookup(one => one.ComplaintId);
        var notes = (await context.Notes.AsNoTracking()
            .Where(one => ids.Contains(one.ComplaintId) && one.Kind == HubNoteKind.Addition).ToListAsync(cancellationToken))
            .ToLookup(one => one.ComplaintId);
        return [.. rows.Select(row => new CaseFile(
            ComplaintRows.Case(row),
            [.. events[row.Id].Where(IsTold).Select(Read).Concat(notes[row.Id].Select(Read)).OrderBy(one => one.At)],
            notes[row.Id].Count()))];
    }

    /// <summary>What came too late and said nothing is no line of the history.</summary>
    private static bool IsTold(StatusEventRow row) => row.Moved || !string.IsNullOrWhiteSpace(row.Description);

    private static CaseEvent Read(StatusEventRow row) =>
        new(row.At, row.Moved ? CaseEventKind.Moved : CaseEventKind.Said, row.Moved ? row.Status : null, row.Description, row.Agency);

    private static CaseEvent Read(NoteRow row) => new(row.SaidAt, CaseEventKind.Added, null, row.Words, null);
}
