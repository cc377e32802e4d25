using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>
/// Brings a draft or a case from one chat of a person to another. The draft is copied first and let go of afterwards: a crash in
/// between leaves it in both chats, where it can still be filed only once.
/// </summary>
public sealed class Passage(IHandovers handovers, IConversationStore store, ILedger ledger, IAftercare care, Speech speech)
{
    /// <summary>Keeps a token for the open draft, else for the newest case.</summary>
    internal async ValueTask<Turn> OfferAsync(Turn turn, Errand.Offer offer, TurnFacts facts, CancellationToken cancellationToken)
    {
        var draft = turn.Next.Draft?.Id;
        var cases = draft is null ? await ledger.CasesOfAsync(facts.Sender, 1, cancellationToken) : [];
        if (draft is null && cases.Count == 0)
        {
            return HandoverTalk.Nothing(turn, facts);
        }

        await handovers.OfferAsync(offer.Token, new Handover(facts.Sender, draft, draft is null ? cases[0].Ticket : null), HandoverTalk.Lifetime, cancellationToken);
        return HandoverTalk.Offered(turn, offer.Link, facts);
    }

    /// <summary>Keeps a token that lets one page give files to the open draft.</summary>
    internal async ValueTask<Turn> OfferPageAsync(Turn turn, Errand.OfferPage offer, TurnFacts facts, CancellationToken cancellationToken)
    {
        var token = HandoverTalk.PageToken(FreshIds.Draw());
        await handovers.OfferAsync(token, new Handover(facts.Sender, turn.Next.Draft!.Id, null), HandoverTalk.Lifetime, cancellationToken);
        return HandoverTalk.PageOffered(turn, offer.Link + token);
    }

    /// <summary>Redeems a token for whoever brings it.</summary>
    internal async ValueTask<Turn> RedeemAsync(Turn turn, Errand.Redeem redeem, TurnFacts facts, CancellationToken cancellationToken)
    {
        return await handovers.TakeAsync(redeem.Token, facts.Sender, cancellationToken) switch
        {
            { Draft: { } draft } handover when handover.From != facts.Sender => await MoveAsync(turn, handover, draft, facts, cancellationToken),
            { Ticket: { } ticket } handover when await BindAsync(handover.From, facts.Sender, ticket, cancellationToken) is { } moved =>
                HandoverTalk.Bound(turn, moved, facts),
            _ => HandoverTalk.Gone(turn, facts),
        };
    }

    /// <summary>The draft has arrived: the chat it came from lets go of it and says so.</summary>
    internal async Task ReleaseAsync(Handover handover, TurnFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            var standing = await store.LoadAsync(handover.From, cancellationToken);
            while (standing.Conversation is { } held && held.Draft?.Id == handover.Draft)
            {
                if (await store.CommitAsync(handover.From, standing, HandoverTalk.Left(held), cancellationToken) is not { } newer)
                {
                    await SayFarewellAsync(handover, held.Language, facts, cancellationToken);
                    return;
                }

                standing = newer;
            }
        }
        catch (StoreUnavailableException)
        {
            // It stays there too, as after a crash: the turn that brought it here is kept and must be answered.
        }
    }

    private async ValueTask<Turn> MoveAsync(Turn turn, Handover handover, Guid draft, TurnFacts facts, CancellationToken cancellationToken) =>
        await NewestAsync(handover.From, cancellationToken) is { } other && other.Draft?.Id == draft
            ? HandoverTalk.Arrived(turn, other, handover.From.Channel, facts) with { Arrived = handover }
            : HandoverTalk.Gone(turn, facts);

    private async Task<ComplaintCase?> BindAsync(ReplyAddress from, ReplyAddress to, TicketNumber ticket, CancellationToken cancellationToken) =>
        await care.DoAsync(new PersonStep.Move(from, to, ticket), cancellationToken) is { Reports: > 0 }
            ? (await care.OpenAsync(ticket, cancellationToken))?.Case
            : null;

    // A store may answer from memory. A commit that changes nothing proves that what was read is the newest there is.
    private async ValueTask<Conversation?> NewestAsync(ReplyAddress owner, CancellationToken cancellationToken)
    {
        var standing = await store.LoadAsync(owner, cancellationToken);
        while (standing.Conversation is { } held && await store.CommitAsync(owner, standing, held, cancellationToken) is { } newer)
        {
            standing = newer;
        }

        return standing.Conversation;
    }

    private async Task SayFarewellAsync(Handover handover, string language, TurnFacts facts, CancellationToken cancellationToken)
    {
        var said = new StoredAnswer($"left-{handover.Draft:N}", language, null, [HandoverTalk.Farewell]);
        await ledger.EnqueueAsync(said.Id, handover.From, speech.Render(said, null, facts)[0], cancellationToken);
    }
}
