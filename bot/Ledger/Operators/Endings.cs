using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Operators;

/// <summary>Why a case ends without the hub.</summary>
/// <param name="ReasonCode">One of <see cref="Core.Sla.ReasonCodes.Archived"/>.</param>
/// <param name="Words">For the citizen.</param>
internal sealed record Ending(string ReasonCode, string Words);

/// <summary>Archives a case the hub will never have: history, notes and the message to the citizen in the caller's transaction.</summary>
internal sealed class Endings(StatusMessages messages, Wakes wakes, TimeProvider time)
{
    public async Task EndAsync(LedgerContext context, ComplaintRow row, Ending ending, CancellationToken cancellationToken)
    {
        if (StatusWords.IsFinal(row.Status))
        {
            // Taken back by its citizen: that stands.
            await context.SaveChangesAsync(cancellationToken);
            return;
        }

        var now = time.GetUtcNow();
        (row.Status, row.StatusSince, row.HubWords) = (ComplaintStatus.Archived, now, ending.Words);
        var kept = new StatusEventRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = row.Id,
            Status = ComplaintStatus.Archived,
            StatusWord = ComplaintStatus.Archived.ToString(),
            At = now,
            ReceivedAt = now,
            Description = ending.Words,
            InstitutionCode = row.InstitutionCode,
            ReasonCode = ending.ReasonCode,
            Moved = true,
        };
        context.Add(kept);
        await context.SaveChangesAsync(cancellationToken);
        await context.Notes
            .Where(note => note.ComplaintId == row.Id && (note.State == NoteState.Waiting || note.State == NoteState.Relay || note.State == NoteState.Operator || note.State == NoteState.Refused))
            .ExecuteUpdateAsync(set => set.SetProperty(note => note.State, NoteState.NotNeeded), cancellationToken);
        var told = new HubUpdate
        {
            UpdateId = $"{kept.Id:N}",
            TrackingId = "",
            Status = ComplaintStatus.Archived,
            StatusWord = kept.StatusWord,
            At = now,
            Description = ending.Words,
        };
        await StoredMessage.TellOwnerAsync(context, row, $"status:{kept.Id:N}", messages.Changed(ComplaintRows.Case(row), told, moved: true, row.Language), now, cancellationToken);
        wakes.Deliveries.Signal();
    }
}
