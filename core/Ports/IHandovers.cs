using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>What a one-time token stands for: a draft, or a filed case, of one chat.</summary>
/// <param name="From">The chat that offers it.</param>
/// <param name="Draft">The open draft to move.</param>
/// <param name="Ticket">The case whose news shall come along, when there is no draft.</param>
public sealed record Handover(ReplyAddress From, Guid? Draft, TicketNumber? Ticket)
{
    /// <summary>The channel only.</summary>
    public override string ToString() => From.ToString();
}

/// <summary>Keeps one-time tokens for a while. Whoever can read the store learns no token from it.</summary>
public interface IHandovers
{
    /// <summary>Keeps what a token stands for.</summary>
    /// <exception cref="StoreUnavailableException">Not kept: the token must not be given out.</exception>
    Task OfferAsync(string token, Handover handover, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Redeems a token, once for ever.</summary>
    /// <param name="token">As it came from a stranger.</param>
    /// <param name="taker">Who takes it; the same taker gets the same again, since a message may be repeated.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Null when there is none of that name (any more), or somebody else has taken it.</returns>
    /// <exception cref="StoreUnavailableException">Not known; the same taker may ask again.</exception>
    Task<Handover?> TakeAsync(string token, ReplyAddress taker, CancellationToken cancellationToken);
}
