using System.Buffers.Text;
using LaporBot.Core.Complaints;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Going on in another chat. The rule: an open draft moves as it stands, with its answers, files and consent; without one the
/// newest case does, so that its news come there. A draft that is open in the other chat is never touched: then the token is not
/// redeemed and the draft stays where it was. Who held the link is who goes on.
/// </summary>
internal static class HandoverTalk
{
    /// <summary>How long a token can be redeemed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A token that brings a draft, and one that brings a case: the first must not be redeemed over an open draft.</summary>
    private const char OfDraft = 'd';
    private const char OfCase = 'c';
    private const char OfPage = 'u';
    private const int TokenLength = 24;
    private const string OfferPhrase = "Continue.Offer";

    /// <summary>128 random bits behind two letters nothing else begins with.</summary>
    public static bool IsToken(string argument) =>
        argument.Length == TokenLength && argument[0] is OfDraft or OfCase && argument[1] == '-' && Base64Url.IsValid(argument.AsSpan(2));

    public static Turn Offer(Conversation conversation, TurnFacts facts)
    {
        if (facts.Onward is not { } link)
        {
            return conversation.Saying(facts, new Reply("Continue.Off", []));
        }

        var kind = conversation.Draft is null ? OfCase : OfDraft;
        var token = $"{kind}-{Base64Url.EncodeToString(facts.FreshId.ToByteArray())}";
        return new Turn(conversation, [], new Errand.Offer(token, link + token));
    }

    public static Turn Take(Conversation conversation, Intent.Order order, TurnFacts facts) =>
        order.Argument[0] == OfDraft && conversation.Draft is not null
            ? conversation.Saying(facts, new Reply("Continue.OwnDraft", []))
            : new Turn(conversation, [], new Errand.Redeem(order.Argument));

    /// <summary>The token can be redeemed now: says how.</summary>
    public static Turn Offered(Turn turn, string link, TurnFacts facts) => turn.Next.Saying(facts, new Reply(OfferPhrase, [link]));

    public static Turn Nothing(Turn turn, TurnFacts facts) => turn.Next.Saying(facts, new Reply("Continue.Nothing", []));

    public static Turn Gone(Turn turn, TurnFacts facts) => turn.Next.Saying(facts, new Reply("Continue.Gone", []));

    public static Turn Bound(Turn turn, ComplaintCase moved, TurnFacts facts) =>
        turn.Next.Saying(facts, new Reply("Continue.Bound", [moved.Ticket.ToString(), moved.Title]));

    /// <summary>A file was too large for this chat: there is a page that takes larger ones.</summary>
    public static Turn WithPage(Turn turn, Reply said, TurnFacts facts) =>
        said.Phrase == Evidence.TooLarge && facts.FilePage is { } link && !turn.Replies.IsEmpty ? turn with { Errand = new Errand.OfferPage(link) } : turn;

    /// <summary>A new token for the page.</summary>
    public static string PageToken(Guid random) => $"{OfPage}-{Base64Url.EncodeToString(random.ToByteArray())}";

    /// <summary>The page can be opened now: said before the question that is still open.</summary>
    public static Turn PageOffered(Turn turn, string link) =>
        turn with { Errand = null, Replies = turn.Replies.Insert(turn.Replies.Length - 1, new Reply("Files.Page", [link])) };

    /// <summary>The draft is here, at the question where it was.</summary>
    public static Turn Arrived(Turn turn, Conversation other, string channel, TurnFacts facts)
    {
        var draft = other.Draft!;
        var here = turn.Next with
        {
            State = other.State,
            Draft = draft with { Files = [.. draft.Files.Select(file => file.HeldBy(channel))] },
            Interrupted = other.Interrupted,
            Consent = turn.Next.Consent?.NoticeVersion == PrivacyNotice.Version ? turn.Next.Consent : other.Consent,
        };
        return here.Saying(facts, new Reply("Continue.Arrived", []));
    }

    /// <summary>The other chat without the draft.</summary>
    public static Conversation Left(Conversation conversation) => conversation with { State = State.Idle, Draft = null, Interrupted = null };

    /// <summary>What the other chat says about it.</summary>
    public static Reply Farewell { get; } = new("Continue.Left", [], Card.Menu);

    /// <summary>The link to be scanned, when a sentence has one.</summary>
    public static string? LinkIn(Reply reply) => reply.Phrase == OfferPhrase ? reply.Args[0] : null;
}
