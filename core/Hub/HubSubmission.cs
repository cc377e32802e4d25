using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Hub;

/// <summary>What is handed to the hub.</summary>
/// <param name="Ticket">Our reference and the idempotency key, the same on every attempt.</param>
/// <param name="Complaint">The complaint as it was filed.</param>
/// <param name="MediaUrls">Signed addresses of its files at the gateway.</param>
public sealed record HubSubmission(TicketNumber Ticket, Complaint Complaint, ImmutableArray<Uri> MediaUrls)
{
    /// <summary>While it is surely ours to send; null for always. What would begin later is not sent: somebody else may have.</summary>
    public Tenure? Tenure { get; init; }
}

/// <summary>A change of a case as the hub tells it, already in our vocabulary where we know the word.</summary>
public sealed record HubUpdate
{
    /// <summary>The hub's id of this change; a second one with the same id is dropped.</summary>
    public required string UpdateId { get; init; }

    /// <summary>service_request_id.</summary>
    public required string TrackingId { get; init; }

    /// <summary>Null when the hub used a word we do not know: the status stays, the words are shown.</summary>
    public required ComplaintStatus? Status { get; init; }

    /// <summary>The hub's status word as it came.</summary>
    public required string StatusWord { get; init; }

    /// <summary>The hub's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Official words for the citizen; untrusted text, at most 3,500 characters.</summary>
    public string? Description { get; init; }

    public string? Agency { get; init; }

    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>Why it was archived or handed back, as a code of domain.md 5.2; null when that is not told.</summary>
    public string? ReasonCode { get; init; }
}
