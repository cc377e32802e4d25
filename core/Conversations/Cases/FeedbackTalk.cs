using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Puas, belum puas, stars, and taking a report back.</summary>
internal sealed class FeedbackTalk(Mover move)
{
    /// <summary>A reason an official can act on.</summary>
    private const int LeastReason = 10;

    /// <summary>A star under a card, pressed at whatever step.</summary>
    public static Turn Rate(Conversation conversation, string argument, TurnFacts facts)
    {
        var slash = argument.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && TicketNumber.TryParse(argument[..slash], out var ticket) && Stars(argument[(slash + 1)..]) is { } stars
            ? new Turn(conversation, [], new Errand.Take(new CaseStep.Rate(StepIds.Of(facts), facts.Sender, ticket, stars)))
            : conversation.Saying(facts, new Reply("Stale", []));
    }

    public Turn? Hear(Conversation conversation, Intent intent, MessageContent content, TurnFacts facts) => conversation.State switch
    {
        State.Dissatisfied => HearReason(conversation, intent, content, facts),
        State.Rating => HearStars(conversation, intent, facts),
        _ => HearWithdrawal(conversation, intent, facts),
    };

    /// <summary>Opens the question a purpose leads to; the case permits it.</summary>
    public Turn Ask(Conversation conversation, CasePurpose purpose, TicketNumber ticket, TurnFacts facts) => purpose switch
    {
        CasePurpose.Satisfied => new Turn(conversation, [], new Errand.Take(new CaseStep.Satisfied(StepIds.Of(facts), facts.Sender, ticket))),
        CasePurpose.Dissatisfied => Enter(conversation, State.Dissatisfied, ticket).Saying(facts),
        _ => Enter(conversation, State.Withdrawing, ticket).Saying(facts),
    };

    public Turn Taken(Turn turn, CaseStep step, StepResult result, TurnFacts facts)
    {
        var left = CaseTalk.Leave(move, turn.Next);
        var ticket = step.Ticket.ToString();
        return result.Verdict != StepVerdict.Taken ? left.Saying(facts, Refusals.Of(result.Verdict)) : step switch
        {
            CaseStep.Satisfied => OfferStars(left, step.Ticket, facts),
            CaseStep.Dissatisfied => left.Saying(facts, new Reply("Case.Reopened", [ticket])),
            CaseStep.Withdraw => left.Saying(facts, new Reply("Case.Withdrawn", [ticket])),
            _ => left.Saying(facts, new Reply("Case.Rated", [])),
        };
    }

    /// <summary>A typed number belongs to an open draft, so there the stars are buttons only.</summary>
    private Turn OfferStars(Conversation conversation, TicketNumber ticket, TurnFacts facts) =>
        conversation.State == State.Idle
            ? Enter(conversation, State.Rating, ticket).Saying(facts, new Reply("Case.Satisfied", [ticket.ToString()]))
            : conversation.Saying(facts, new Reply("Case.Satisfied", [ticket.ToString()]), new Reply("Ask.Rating", [ticket.ToString()], Card.Stars));

    private static Turn? HearReason(Conversation conversation, Intent intent, MessageContent content, TurnFacts facts)
    {
        switch (intent, content)
        {
            case (Intent.Order, _):
                return null;
            case (_, MessageContent.Files { Caption: null }):
                return conversation.Saying(facts, new Reply("Mend.ReasonWords", []));
            case (_, MessageContent.Files or MessageContent.Text):
                var text = content is MessageContent.Files files ? files.Caption! : ((MessageContent.Text)content).Value;
                return Reason(conversation, Understanding.Clean(text), facts);
            default:
                return null;
        }
    }

    private static Turn Reason(Conversation conversation, string words, TurnFacts facts) => words.Length switch
    {
        < LeastReason => conversation.Saying(facts, new Reply("Mend.ReasonShort", [$"{LeastReason}"])),
        > CaseStep.LongestWords => conversation.Saying(facts, new Reply("Mend.AddLong", [$"{CaseStep.LongestWords}", $"{words.Length}"])),
        _ => new Turn(conversation, [], new Errand.Take(
            new CaseStep.Dissatisfied(StepIds.Of(facts), facts.Sender, AddingTalk.Parse(conversation.Focus!.Ticket!), words))),
    };

    private Turn? HearStars(Conversation conversation, Intent intent, TurnFacts facts) => intent switch
    {
        Intent.Choose chosen when Stars(chosen.Value) is { } stars =>
            new Turn(conversation, [], new Errand.Take(new CaseStep.Rate(StepIds.Of(facts), facts.Sender, AddingTalk.Parse(conversation.Focus!.Ticket!), stars))),
        Intent.Order { Command: Command.Skip or Command.Done } => CaseTalk.Leave(move, conversation).Saying(facts, new Reply("Case.Left", [])),
        _ => null,
    };

    private Turn? HearWithdrawal(Conversation conversation, Intent intent, TurnFacts facts) => intent switch
    {
        Intent.Choose { Value: Question.Yes } => new Turn(conversation, [], new Errand.Take(
            new CaseStep.Withdraw(StepIds.Of(facts), facts.Sender, AddingTalk.Parse(conversation.Focus!.Ticket!)))),
        Intent.Choose => CaseTalk.Leave(move, conversation).Saying(facts, new Reply("Case.Left", [])),
        Intent.Words => conversation.Saying(facts, new Reply("Mend.Choose", [])),
        _ => null,
    };

    private Conversation Enter(Conversation conversation, State state, TicketNumber ticket) =>
        CaseTalk.Enter(move, conversation, state, new CaseFocus(state == State.Withdrawing ? CasePurpose.Withdraw : CasePurpose.Dissatisfied, ticket.ToString()));

    private static int? Stars(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= 1 and <= 5 ? stars : null;
}
