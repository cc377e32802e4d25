using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;

namespace LaporBot.Core.Ports;

/// <summary>The road of a complaint to the national hub. Failures of the hub are outcomes, never exceptions.</summary>
public interface INationalHub
{
    /// <summary>Hands one complaint over, once. Only the outbox decides about a second attempt.</summary>
    Task<HubOutcome> SubmitAsync(HubSubmission submission, CancellationToken cancellationToken);

    /// <summary>Asks for the id promised by <see cref="HubOutcome.Promised"/>.</summary>
    Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken);

    /// <summary>
    /// Tells the hub something about a case it has. Accepted means that it has it, now or since an earlier attempt; with
    /// <see cref="HubNote.AttemptedAt"/> it is looked for first, and Unknown means that the look led nowhere.
    /// </summary>
    Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken);

    /// <summary>After an unknown outcome: does the hub have this ticket?</summary>
    /// <param name="ticket">Our reference.</param>
    /// <param name="attemptedAt">When the attempt of unknown outcome was made.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken);
}

/// <summary>What the hub tells by itself when asked: its categories and the changes of cases.</summary>
public interface IHubFeed
{
    /// <summary>The categories, or null when the hub did not answer.</summary>
    Task<ImmutableArray<HubService>?> ServicesAsync(CancellationToken cancellationToken);

    /// <summary>Changes between two moments, or null when the hub did not answer.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Inclusive.</param>
    /// <param name="openTrackingIds">Cases still open here: what a hub without the updates extension is asked about.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    Task<ImmutableArray<HubUpdate>?> UpdatesAsync(
        DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> openTrackingIds, CancellationToken cancellationToken);
}
