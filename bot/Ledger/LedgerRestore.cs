using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>What was held back after a backup was put back.</summary>
/// <param name="Complaints">Waiting complaints that are looked up at the hub before they are sent.</param>
/// <param name="Notes">Words to the hub that are looked for before they are sent.</param>
/// <param name="Messages">Messages to people that are not sent again.</param>
/// <param name="Copies">Copies of broadcasts nobody knows the fate of.</param>
/// <param name="Broadcasts">Planned broadcasts that are drafts again.</param>
internal sealed record Restored(int Complaints, int Notes, int Messages, int Copies, int Broadcasts);

/// <summary>
/// A backup remembers as waiting what may have left after it was made. Nothing of that may leave a second time: complaints and
/// notes are looked for at the hub first, messages and copies wait for a person's word.
/// </summary>
internal sealed class LedgerRestore(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    /// <summary>Stands as the reason of what is held back.</summary>
    public const string Reason = "before the restore";

    /// <summary>All of it or nothing; a second time finds nothing to do.</summary>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was changed, or it is not known.</exception>
    public Task<Restored> HoldAsync(CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var held = new Restored(
                    await DoubtComplaintsAsync(context, cancellationToken),
                    await DoubtNotesAsync(context, cancellationToken),
                    await KeepMessagesAsync(context, cancellationToken),
                    await KeepCopiesAsync(context, cancellationToken),
                    await UnplanAsync(context, cancellationToken));
                var told = $"{held.Complaints} {held.Notes} {held.Messages} {held.Copies} {held.Broadcasts}";
                await audit.AppendAsync(context, null, new AuditAct(AuditWords.LedgerRestored, Reason: told), cancellationToken);
                return held;
            },
            cancellationToken);

    private Task<int> DoubtComplaintsAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return context.Submissions.Where(row => row.State == SubmissionState.Pending).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, SubmissionState.Unknown)
                .SetProperty(row => row.LastAttemptAt, row => row.LastAttemptAt ?? row.CreatedAt)
                .SetProperty(row => row.NextAt, now)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeaseToken, (Guid?)null),
            cancellationToken);
    }

    private Task<int> DoubtNotesAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return context.Notes.Where(row => row.State == NoteState.Waiting).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, NoteState.Unknown)
                .SetProperty(row => row.LastAttemptAt, row => row.LastAttemptAt ?? row.SaidAt)
                .SetProperty(row => row.NextAt, now)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeaseToken, (Guid?)null),
            cancellationToken);
    }

    private static Task<int> KeepMessagesAsync(LedgerContext context, CancellationToken cancellationToken) =>
        context.Deliveries.Where(row => row.State == DeliveryState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Dead).SetProperty(row => row.Reason, Reason), cancellationToken);

    private static Task<int> KeepCopiesAsync(LedgerContext context, CancellationToken cancellationToken) =>
        context.Recipients.Where(row => row.State == RecipientState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RecipientState.Unknown).SetProperty(row => row.Reason, Reason), cancellationToken);

    /// <summary>It may have gone out whole: its author sends it anew, and is told when the same text was sent before.</summary>
    private Task<int> UnplanAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return context.Broadcasts.Where(row => row.State == BroadcastState.Approved).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, BroadcastState.Draft)
                .SetProperty(row => row.StateSince, now)
                .SetProperty(row => row.ApproverId, (Guid?)null)
                .SetProperty(row => row.ApprovedHash, (string?)null),
            cancellationToken);
    }
}
