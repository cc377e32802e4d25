using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>Takes a change an official typed on the road every change of the hub goes: the citizen hears the same.</summary>
internal sealed class RelayChanges(CaseUpdates updates, AuditTrail audit, StatusNames names, NodeFace face, TimeProvider time)
{
    /// <returns>Sentences that say what is wrong; none when it is kept or was known.</returns>
    public async Task<(IReadOnlyList<string> Faults, UpdateResult Result)> KeepAsync(Actor actor, RelayCase one, ChangeEntry entry, CancellationToken cancellationToken)
    {
        var known = new KnownCase(
            one.Row.Ticket,
            one.Row.TrackingId,
            one.Row.FiledAt,
            one.Row.Status,
            one.ToCopy.Any(note => note.Kind is not (HubNoteKind.Addition or HubNoteKind.Support or HubNoteKind.Correction)));
        if (entry.Read(known, names, face.Zone, time.GetUtcNow(), out var faults) is not { } update)
        {
            return (faults, UpdateResult.Known);
        }

        var act = new AuditAct(RelayWords.Updated, one.Row.Ticket.ToString(), update.StatusWord);
        return ([], await updates.ApplyAsync(update, context => audit.AppendAsync(context, actor, act, cancellationToken), cancellationToken));
    }
}
