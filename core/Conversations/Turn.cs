using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;

namespace LaporBot.Core.Conversations;

/// <summary>What was decided. Nothing has happened yet.</summary>
/// <param name="Next">The conversation after this turn, without the answer.</param>
/// <param name="Replies">What to say, in order.</param>
/// <param name="Errand">What the ledger must be asked or told before the answer is complete.</param>
/// <param name="IsStuck">Several answers in a row did not help: an operator should hear of it.</param>
public sealed record Turn(Conversation Next, ImmutableArray<Reply> Replies, Errand? Errand = null, bool IsStuck = false)
{
    /// <summary>A draft came over from another chat, which lets go of it once this turn is kept.</summary>
    public Handover? Arrived { get; init; }
}

/// <summary>Closed family of what a turn can want from the ledger.</summary>
public abstract partial record Errand
{
    private Errand()
    {
    }

    /// <summary>Make this complaint exist.</summary>
    public sealed record File(Complaint Complaint) : Errand;

    /// <summary>Follow this case instead of sending the draft.</summary>
    public sealed record Support(TicketNumber Ticket) : Errand;

    /// <summary>Look one case up for whoever asks.</summary>
    public sealed record Find(TicketNumber Ticket) : Errand;

    /// <summary>The person's own cases.</summary>
    /// <param name="TrackingId">Only the one with this number of the hub, when given.</param>
    public sealed record List(string? TrackingId) : Errand;

    /// <summary>Make a token that moves the open draft, or else the newest case, to another chat.</summary>
    /// <param name="Token">What the link ends with.</param>
    /// <param name="Link">The whole link.</param>
    public sealed record Offer(string Token, string Link) : Errand;

    /// <summary>Make a token for the page that takes files too large for this chat.</summary>
    /// <param name="Link">The link, up to the token.</param>
    public sealed record OfferPage(string Link) : Errand;

    /// <summary>Redeem a token of another chat.</summary>
    public sealed record Redeem(string Token) : Errand;
}
