using System.Globalization;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Relay;

/// <summary>What is known of complaints carried over by hand, and since when this node does so.</summary>
internal sealed class RelayMemory(LedgerDatabase database, NodeMarks marks, TimeProvider time)
{
    private const string Mark = "relays-by-hand";

    /// <returns>Null while no official has pasted one.</returns>
    public Task<string?> TrackingIdAsync(TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Complaints.Where(row => row.Ticket == ticket).Select(row => row.TrackingId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>An official has marked this note as copied.</summary>
    public async Task<bool> IsCopiedAsync(HubNote note, CancellationToken cancellationToken)
    {
        var told = await database.ReadAsync(context => context.Notes
            .Where(row => row.State == NoteState.Told)
            .Join(context.Complaints.Where(one => one.TrackingId == note.TrackingId), row => row.ComplaintId, one => one.Id, (row, one) => new { one.Ticket, row.Number })
            .ToListAsync(cancellationToken));
        return told.Exists(one => HubNote.IdOf(one.Ticket, one.Number) == note.UpdateId);
    }

    /// <summary>Since when no machine has been asked; null when that is not known.</summary>
    public async Task<DateTimeOffset?> SinceAsync(CancellationToken cancellationToken) =>
        await marks.FindAsync(Mark, cancellationToken) is { Length: > 0 } text
            ? Microseconds.Read(long.Parse(text, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Writes down at start whether this node relays by hand; the moment it began to stays.</summary>
    public async Task KeepAsync(bool isByHand, CancellationToken cancellationToken)
    {
        var since = await SinceAsync(cancellationToken);
        if (isByHand && since is null)
        {
            await marks.SetAsync(Mark, Microseconds.Of(time.GetUtcNow()).ToString(CultureInfo.InvariantCulture), cancellationToken);
        }
        else if (!isByHand && since is not null)
        {
            await marks.SetAsync(Mark, "", cancellationToken);
        }
    }
}
