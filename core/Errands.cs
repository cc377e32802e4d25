using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>Does at the ledger what a turn wants, and completes the turn with what came back.</summary>
public sealed class Errands(ILedger ledger, Dialogue dialogue, Clocks clocks, Passage passage)
{
    /// <summary>Own cases shown at once; more would not fit a screen.</summary>
    private const int MostListed = 5;

    /// <summary>Where to look for a number of the hub among one's own cases.</summary>
    private const int MostSearched = 50;

    public async ValueTask<Turn> RunAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        switch (turn.Errand)
        {
            case null:
                return turn;
            case Errand.File file:
                var ticket = await ledger.FileAsync(file.Complaint, cancellationToken);
                return dialogue.Filed(turn, ticket);
            case Errand.Find find:
                return StatusTalk.Found(turn, await ledger.FindAsync(find.Ticket, cancellationToken), facts, clocks);
            case Errand.List list:
                var most = list.TrackingId is null ? MostListed : MostSearched;
                return StatusTalk.Listed(turn, await ledger.CasesOfAsync(facts.Sender, most, cancellationToken), facts, clocks);
            case Errand.Offer offer:
                return await passage.OfferAsync(turn, offer, facts, cancellationToken);
            case Errand.Take take:
                return await passage.TakeAsync(turn, take, facts, cancellationToken);
            default:
                throw new InvalidOperationException("An errand nobody runs.");
        }
    }

    /// <summary>What is left to do once a turn is kept.</summary>
    public Task SettleAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken) =>
        turn.Arrived is { } arrived ? passage.ReleaseAsync(arrived, facts, cancellationToken) : Task.CompletedTask;

    public async Task QueueAsync(string messageId, ReplyAddress to, ImmutableArray<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            await ledger.EnqueueAsync($"answer:{to.Channel}:{to.Value}:{messageId}:{i}", to, messages[i], cancellationToken);
        }
    }
}
