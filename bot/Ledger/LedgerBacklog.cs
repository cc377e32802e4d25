using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>How much waits, and since when.</summary>
/// <param name="Submissions">Complaints not yet at the hub.</param>
/// <param name="OldestSubmission">When the oldest of them was filed.</param>
/// <param name="ForOperators">Complaints an operator must decide about.</param>
/// <param name="Deliveries">Messages not yet sent.</param>
/// <param name="OldestDelivery">When the oldest of them was queued.</param>
/// <param name="DeadDeliveries">Messages given up.</param>
internal sealed record BacklogReading(
    long Submissions, DateTimeOffset? OldestSubmission, long ForOperators, long Deliveries, DateTimeOffset? OldestDelivery, long DeadDeliveries)
{
    /// <summary>What citizens said and the hub has not heard yet.</summary>
    public long Notes { get; init; }

    /// <summary>When the oldest of them was said.</summary>
    public DateTimeOffset? OldestNote { get; init; }

    /// <summary>The same, where an operator must decide.</summary>
    public long NotesForOperators { get; init; }

    /// <summary>Files not fetched yet.</summary>
    public long Files { get; init; }

    /// <summary>When the oldest of them was filed.</summary>
    public DateTimeOffset? OldestFile { get; init; }

    /// <summary>Messages that rest until their person writes again.</summary>
    public long RestingDeliveries { get; init; }
}

/// <summary>Counts what waits in the ledger.</summary>
internal sealed class LedgerBacklog(LedgerDatabase database)
{
    public Task<BacklogReading> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var submissions = context.Submissions.Where(row =>
                row.State == SubmissionState.Pending || row.State == SubmissionState.Unknown || row.State == SubmissionState.Promised);
            var operators = context.Submissions.Where(row => row.State == SubmissionState.Operator || row.State == SubmissionState.Refused);
            var deliveries = context.Deliveries.Where(row => row.State == DeliveryState.Waiting);
            var notes = context.Notes.Where(row => row.State == NoteState.Waiting || row.State == NoteState.Unknown);
            var files = context.Files.Where(row => row.State == FileState.Waiting);
            return new BacklogReading(
                await submissions.LongCountAsync(cancellationToken),
                await submissions.MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken),
                await operators.LongCountAsync(cancellationToken),
                await deliveries.LongCountAsync(cancellationToken),
                await deliveries.MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken),
                await context.Deliveries.LongCountAsync(row => row.State == DeliveryState.Dead, cancellationToken))
            {
                Notes = await notes.LongCountAsync(cancellationToken),
                OldestNote = await notes.MinAsync(row => (DateTimeOffset?)row.SaidAt, cancellationToken),
                NotesForOperators = await context.Notes.LongCountAsync(row => row.State == NoteState.Refused || row.State == NoteState.Operator, cancellationToken),
                Files = await files.LongCountAsync(cancellationToken),
                OldestFile = await context.Complaints.Where(row => row.Files.Any(file => file.State == FileState.Waiting))
                    .MinAsync(row => (DateTimeOffset?)row.FiledAt, cancellationToken),
                RestingDeliveries = await context.Deliveries.LongCountAsync(row => row.State == DeliveryState.Resting, cancellationToken),
            };
        });
}
