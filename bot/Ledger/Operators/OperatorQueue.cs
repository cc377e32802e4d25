using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Operators;

/// <summary>A complaint that goes no further by itself. No content: an operator keeps the machine, not the cases.</summary>
internal sealed record StuckSubmission(
    TicketNumber Ticket, SubmissionState State, string? Reason, int Attempts, DateTimeOffset Since, DateTimeOffset? LastAttemptAt, string? TrackingId, bool IsHeld);

/// <summary>A note that goes no further by itself.</summary>
internal sealed record StuckNote(
    Guid Id, TicketNumber Ticket, int Number, HubNoteKind Kind, NoteState State, string? Reason, int Attempts, DateTimeOffset Since, bool IsHeld);

/// <summary>A message that was given up.</summary>
internal sealed record DeadDelivery(long Seq, string Channel, TicketNumber? Ticket, string? Reason, int Attempts, DateTimeOffset Since);

/// <summary>Reads what only a person can move, the oldest first.</summary>
internal sealed class OperatorQueue(LedgerDatabase database, TimeProvider time)
{
    /// <summary>An attempt whose end is not known for so long will not explain itself.</summary>
    public static readonly TimeSpan LongUnknown = TimeSpan.FromMinutes(30);

    /// <param name="relaysByHand">What waits on the desk is then not stuck.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<StuckSubmission>> SubmissionsAsync(bool relaysByHand, int most, CancellationToken cancellationToken)
    {
        var (now, forgotten) = (time.GetUtcNow(), time.GetUtcNow() - LongUnknown);
        return database.ReadAsync<List<StuckSubmission>>(async context =>
        {
            var people = context.Submissions.AsNoTracking().Where(row => row.State == SubmissionState.Operator || row.State == SubmissionState.Refused
                || (!relaysByHand && row.State == SubmissionState.Relay));
            var unknown = context.Submissions.AsNoTracking().Where(row => row.State == SubmissionState.Unknown && row.LastAttemptAt < forgotten);
            return
            [
                .. await ShowAsync(context, people, now, most, cancellationToken),
                .. await ShowAsync(context, unknown, now, most, cancellationToken),
            ];
        });
    }

    /// <inheritdoc cref="SubmissionsAsync"/>
    public Task<List<StuckNote>> NotesAsync(bool relaysByHand, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(context => (
            from note in context.Notes.AsNoTracking()
            where note.State == NoteState.Refused || note.State == NoteState.Operator || (!relaysByHand && note.State == NoteState.Relay)
            join one in context.Complaints.AsNoTracking() on note.ComplaintId equals one.Id
            orderby note.SaidAt, note.Id
            select new StuckNote(
                note.Id, one.Ticket, note.Number, note.Kind, note.State, note.LastOutcome, note.Attempts, note.SaidAt, note.LeaseUntil != null && note.LeaseUntil > now))
            .Take(most).ToListAsync(cancellationToken));
    }

    public Task<List<DeadDelivery>> DeliveriesAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync(context => (
            from row in context.Deliveries.AsNoTracking().Where(row => row.State == DeliveryState.Dead).OrderBy(row => row.Seq).Take(most)
            join one in context.Complaints.AsNoTracking() on row.ComplaintId equals (Guid?)one.Id into cases
            from known in cases.DefaultIfEmpty()
            orderby row.Seq
            select new DeadDelivery(row.Seq, row.Channel, known == null ? null : known.Ticket, row.Reason, row.Attempts, row.CreatedAt)).ToListAsync(cancellationToken));

    private static Task<List<StuckSubmission>> ShowAsync(
        LedgerContext context, IQueryable<SubmissionRow> rows, DateTimeOffset now, int most, CancellationToken cancellationToken) => (
        from row in rows
        join one in context.Complaints.AsNoTracking() on row.ComplaintId equals one.Id
        orderby row.CreatedAt, row.ComplaintId
        select new StuckSubmission(
            one.Ticket, row.State, row.LastOutcome, row.Attempts, row.CreatedAt, row.LastAttemptAt, one.TrackingId, row.LeaseUntil != null && row.LeaseUntil > now))
        .Take(most).ToListAsync(cancellationToken);
}
