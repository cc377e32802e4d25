using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Relay;

/// <summary>A case on the desk of whoever carries it over.</summary>
/// <param name="Row">As filed.</param>
/// <param name="Submission">Its road to the hub.</param>
/// <param name="Notes">What its citizen said since, in order.</param>
/// <param name="Events">Its history, oldest first.</param>
/// <param name="ClaimedName">Who is at it; null for nobody known.</param>
internal sealed record RelayCase(
    ComplaintRow Row, SubmissionRow Submission, IReadOnlyList<NoteRow> Notes, IReadOnlyList<StatusEventRow> Events, string? ClaimedName)
{
    /// <summary>Nobody has told the national site of it yet.</summary>
    public bool IsWaiting => Submission.State == SubmissionState.Relay;

    public IReadOnlyList<NoteRow> ToCopy => [.. Notes.Where(note => note.State == NoteState.Relay)];

    /// <summary>Clean files, those of the complaint and those of additions.</summary>
    public IReadOnlyList<FileRow> Files => [.. Row.Files.Where(file => file.State == FileState.Ready).OrderBy(file => file.Position)];
}

/// <summary>Finds cases by number, within what an official may meet.</summary>
internal sealed class RelayCases(LedgerDatabase database)
{
    /// <returns>Null when there is none, or it is not theirs.</returns>
    public Task<RelayCase?> FindAsync(Territory territory, TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await territory.Within(context).Include(one => one.Files).FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken);
            if (row is null || await context.Submissions.AsNoTracking().FirstOrDefaultAsync(one => one.ComplaintId == row.Id, cancellationToken) is not { } submission)
            {
                return null;
            }

            return new RelayCase(
                row,
                submission,
                await context.Notes.AsNoTracking().Where(note => note.ComplaintId == row.Id).OrderBy(note => note.Number).ToListAsync(cancellationToken),
                await context.StatusEvents.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id).ToListAsync(cancellationToken),
                await context.Staff.Where(one => one.Id == submission.ClaimedBy).Select(one => (string?)one.Name).FirstOrDefaultAsync(cancellationToken));
        });

    /// <summary>Our number of a case, by ours or by the hub's.</summary>
    /// <returns>Null when there is none, or it is not theirs.</returns>
    public Task<TicketNumber?> TicketAsync(Territory territory, string number, CancellationToken cancellationToken)
    {
        var isOurs = TicketNumber.TryParse(number, out var ticket);
        var tracking = number.TrimStart('#');
        return database.ReadAsync(context => territory.Within(context)
            .Where(row => isOurs ? row.Ticket == ticket : row.TrackingId == tracking)
            .Select(row => (TicketNumber?)row.Ticket)
            .FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>Which of these numbers (ours or the hub's) are theirs, with what must be known to write down a change.</summary>
    public Task<List<KnownCase>> KnownAsync(Territory territory, IReadOnlyCollection<TicketNumber> tickets, IReadOnlyCollection<string> tracking, CancellationToken cancellationToken) =>
        database.ReadAsync(context => territory.Within(context)
            .Where(row => tickets.Contains(row.Ticket) || (row.TrackingId != null && tracking.Contains(row.TrackingId)))
            .Select(row => new KnownCase(
                row.Ticket,
                row.TrackingId,
                row.FiledAt,
                row.Status,
                context.Notes.Any(note => note.ComplaintId == row.Id && note.State == NoteState.Relay
                    && note.Kind != Core.Hub.HubNoteKind.Addition && note.Kind != Core.Hub.HubNoteKind.Support && note.Kind != Core.Hub.HubNoteKind.Correction)))
            .ToListAsync(cancellationToken));
}

/// <summary>A case a change may be written down for.</summary>
/// <param name="Ticket">Our number.</param>
/// <param name="TrackingId">The hub's; null while there is none.</param>
/// <param name="FiledAt">Nothing can have changed before.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OwesDecision">Its citizen has decided something the national site has not heard.</param>
internal sealed record KnownCase(TicketNumber Ticket, string? TrackingId, DateTimeOffset FiledAt, ComplaintStatus Status, bool OwesDecision);
