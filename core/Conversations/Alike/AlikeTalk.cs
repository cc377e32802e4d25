using System.Collections.Immutable;
using LaporBot.Core.Care;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations.Alike;

/// <summary>
/// Before sending: the person's own report of the same thing is shown, or other people's open cases are offered to be followed.
/// Nothing of another reporter is told but the matter, and numbers in it are covered.
/// </summary>
internal sealed class AlikeTalk(Moves moves)
{
    /// <summary>How far back the same thing is the same case.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    private const int MostOffered = 3;

    /// <summary>Stands before the number of an own case in <see cref="ComplaintDraft.Alike"/>.</summary>
    private const char Own = '!';

    private static readonly ImmutableArray<string> SupportPhrases = ["Choice.SupportFirst", "Choice.SupportSecond", "Choice.SupportThird"];

    /// <summary>What can be pressed; numbers find them too.</summary>
    public static ImmutableArray<Option> Options(ComplaintDraft draft) =>
    [
        .. Offers(draft).Select((offer, i) => new Option($"{i}", IsOwn(offer) ? "Choice.OwnCase" : Offers(draft).Length == 1 ? CarePhrases.SupportIt : SupportPhrases[i])),
        new Option(Table.Send, Offers(draft).Any(IsOwn) ? CarePhrases.SendAnyway : CarePhrases.FileOwn),
    ];

    public static Reply Prompt(ComplaintDraft draft) => new(Offers(draft).Any(IsOwn) ? "Ask.AlikeOwn" : "Ask.Alike", [], Card.Alike);

    /// <summary>What was found near; null when nothing is alike and the complaint may go.</summary>
    public Turn? Offer(Turn turn, Complaint complaint, IReadOnlyList<AlikeCase> near, TurnFacts facts)
    {
        var own = near.FirstOrDefault(one => one.IsOwn && SimilarReport.Likeness(complaint.Title, complaint.Story, one.Title, one.Story) >= SimilarReport.Threshold);
        var sketch = AlikeCase.SketchOf(complaint, facts.Today);
        ImmutableArray<AlikeCase> offered = own is not null
            ? [own]
            : [.. near.Where(one => !one.IsOwn).Select(one => (Case: one, Score: SupportScore.Of(sketch, one.Sketch)))
                .Where(one => one.Score >= SupportScore.Threshold).OrderByDescending(one => one.Score).Take(MostOffered).Select(one => one.Case)];
        if (offered.IsEmpty)
        {
            return null;
        }

        var draft = turn.Next.Draft! with { Alike = string.Join(' ', offered.Select(one => one.IsOwn ? $"{Own}{one.Ticket}" : $"{one.Ticket}")) };
        var doubting = moves.Move(turn.Next with { Draft = draft }, Trigger.Doubt);
        return doubting.Saying(facts, [.. offered.Select(Tell)]);
    }

    public static Turn Answer(Conversation conversation, Input input, TurnFacts facts)
    {
        var draft = conversation.Draft!;
        switch (input)
        {
            case Input.Chosen { Value: Table.Send } or Input.Done:
                return new Turn(conversation, [], new Errand.File(Filing.Complete(conversation, facts)));
            case Input.Chosen chosen when int.TryParse(chosen.Value, out var place) && place < Offers(draft).Length:
                var offer = Offers(draft)[place];
                return IsOwn(offer)
                    ? new Turn(conversation, [], new Errand.Find(Ticket(offer[1..])))
                    : new Turn(conversation, [], new Errand.Support(Ticket(offer)));
            case Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)) && Offers(draft).Length == 1:
                return Answer(conversation, new Input.Chosen("0"), facts);
            case Input.Words words when Vocabulary.IsNo(Vocabulary.Plain(words.Value)):
                return Answer(conversation, new Input.Chosen(Table.Send), facts);
            default:
                return conversation.Saying(facts, new Reply("Mend.Choose", []));
        }
    }

    /// <summary>The case is followed now, and the draft is not needed any more; or it has ended meanwhile and the draft goes on.</summary>
    public Turn Supported(Turn turn, TicketNumber ticket, bool isFollowed, TurnFacts facts) => isFollowed
        ? moves.Move(turn.Next, Trigger.File).Saying(facts, new Reply(CarePhrases.Supported, [ticket.ToString()]))
        : moves.Move(turn.Next with { Draft = turn.Next.Draft! with { Alike = "" } }, Trigger.Back).Saying(facts, new Reply("Alike.Gone", []));

    private static Reply Tell(AlikeCase one, int place) => one.IsOwn
        ? new Reply(CarePhrases.Similar, [one.Ticket.ToString(), one.Title])
        : new Reply(CarePhrases.Support, [PersonalData.Mask(one.Title), one.RegionName, $"{one.Supporters}", $"{place + 1}"]);

    private static string[] Offers(ComplaintDraft draft) => (draft.Alike ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TicketNumber Ticket(string offer) =>
        TicketNumber.TryParse(offer, out var ticket) ? ticket : throw new InvalidOperationException("An offer without a number.");

    private static bool IsOwn(string offer) => offer[0] == Own;
}
