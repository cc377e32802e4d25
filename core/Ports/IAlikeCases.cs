using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>Cases about the same thing, so that a second person can follow the first one's instead of filing again.</summary>
public interface IAlikeCases
{
    /// <summary>
    /// The person's own cases since a moment, and open cases of others in the same region since then that are not secret; the
    /// newest first, at most 50 of each.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The ledger does not answer.</exception>
    Task<IReadOnlyList<AlikeCase>> NearAsync(Complaint complaint, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Follows an open case of somebody else; doing it again changes nothing. The hub hears how many there are.</summary>
    /// <returns>False when there is no such case to follow any more.</returns>
    /// <exception cref="StoreUnavailableException">Not kept, or not known to be.</exception>
    Task<bool> SupportAsync(TicketNumber ticket, ReplyAddress supporter, string language, CancellationToken cancellationToken);
}
