using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>Whom the news of a case goes to.</summary>
public interface ICaseOwners
{
    /// <summary>Gives a case to another chat of the same person, news and all. The channel it came by still holds its files.</summary>
    /// <returns>The case, or null when it does not belong to <paramref name="from"/>; a case that was moved before is moved.</returns>
    /// <exception cref="StoreUnavailableException">Not moved, or not known to be; once more does no harm.</exception>
    Task<ComplaintCase?> MoveAsync(TicketNumber ticket, ReplyAddress from, ReplyAddress to, CancellationToken cancellationToken);
}
