using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Conversations.Alike;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>Does at the ledger what a turn wants, and completes the turn with what came back.</summary>
public sealed class Errands(ILedger ledger, IAlikeCases alike, Dialogue dialogue, CaseErrands cases, Passage passage)
{
    /// <summary>What an errand brings may need another one; no turn needs more of them than this.</summary>
    private const int MostErrands = 4;

    public async ValueTask<Turn> RunAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        for (var run = 0; turn.Errand is not null; run++)
        {
            turn = run < MostErrands ? await RunOnceAsync(turn, facts, cancellationToken) : throw new InvalidOperationException("Errands without end.");
        }

        return turn;
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

    /// <summary>Once for each draft: whoever has seen what is alike and sends all the same is not asked again.</summary>
    private async ValueTask<Turn?> DoubtAsync(Turn turn, Complaint complaint, TurnFacts facts, CancellationToken cancellationToken) =>
        turn.Next.Draft!.Alike is not null
            ? null
            : dialogue.Alike.Offer(turn, complaint, await alike.NearAsync(complaint, facts.Now - AlikeTalk.Reach, cancellationToken), facts);

    private async ValueTask<Turn> RunOnceAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        if (turn.Errand is Errand.File file)
        {
            return await DoubtAsync(turn, file.Complaint, facts, cancellationToken)
                ?? dialogue.Filed(turn, await ledger.FileAsync(file.Complaint, cancellationToken));
        }

        if (turn.Errand is Errand.Support support)
        {
            var isFollowed = await alike.SupportAsync(support.Ticket, facts.Sender, turn.Next.Language, cancellationToken);
            return dialogue.Alike.Supported(turn, support.Ticket, isFollowed, facts);
        }

        return turn.Errand switch
        {
            Errand.Offer offer => await passage.OfferAsync(turn, offer, facts, cancellationToken),
            Errand.OfferPage offer => await passage.OfferPageAsync(turn, offer, facts, cancellationToken),
            Errand.Redeem redeem => await passage.RedeemAsync(turn, redeem, facts, cancellationToken),
            _ => await cases.RunAsync(turn, dialogue.Cases, facts, cancellationToken),
        };
    }
}
