using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>What must never be lost, as far as a conversation needs it.</summary>
public interface ILedger
{
    /// <summary>
    /// Makes the complaint exist, with its submission waiting for the hub. Idempotent by <see cref="Complaint.DraftId"/>:
    /// a second call returns the ticket number of the first and changes nothing.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Not stored, or not known to be.</exception>
    Task<TicketNumber> FileAsync(Complaint complaint, CancellationToken cancellationToken);

    /// <summary>Looks a case up by our ticket number.</summary>
    /// <returns>Null when there is no such case.</returns>
    Task<ComplaintCase?> FindAsync(TicketNumber ticket, CancellationToken cancellationToken);

    /// <summary>The newest cases of one person, newest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<ComplaintCase>> CasesOfAsync(ReplyAddress owner, int most, CancellationToken cancellationToken);

    /// <summary>Queues a message to be sent by the paced worker. The same <paramref name="deliveryId"/> twice is one delivery.</summary>
    Task EnqueueAsync(string deliveryId, ReplyAddress to, OutgoingMessage message, CancellationToken cancellationToken);
}
