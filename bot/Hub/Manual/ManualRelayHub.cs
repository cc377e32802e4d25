using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Hub.Manual;

/// <summary>
/// The road most offices have: an official retypes the complaint into the national site. What is handed over here goes to the
/// desk (<c>/admin/relay</c>); what the desk has written down is what this hub knows.
/// </summary>
internal sealed class ManualRelayHub(RelayMemory memory) : INationalHub
{
    public async Task<HubOutcome> SubmitAsync(HubSubmission submission, CancellationToken cancellationToken) =>
        await memory.TrackingIdAsync(submission.Ticket, cancellationToken) is { } known ? new HubOutcome.Accepted(known) : new HubOutcome.ByHand();

    /// <summary>Only another adapter can have been promised anything: an official has to look on the site.</summary>
    public Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken) => Task.FromResult<HubOutcome>(new HubOutcome.ByHand());

    public async Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken) =>
        await memory.IsCopiedAsync(note, cancellationToken) ? new HubOutcome.Accepted(note.TrackingId) : new HubOutcome.ByHand();

    /// <summary>
    /// An attempt made since this node relays by hand has left nothing anywhere but here. One from before, when a machine was
    /// asked, may have: only a person can find out.
    /// </summary>
    public async Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        if (await memory.TrackingIdAsync(ticket, cancellationToken) is { } known)
        {
            return new HubLookup.Found(known);
        }

        return await memory.SinceAsync(cancellationToken) is not { } since ? new HubLookup.NoAnswer("not yet known since when this node relays by hand")
            : attemptedAt >= since ? new HubLookup.NotFound()
            : new HubLookup.Unsupported();
    }
}
