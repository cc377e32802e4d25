using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Cases;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Answers "how does it stand". The owner sees the case; a stranger with the number sees its state only, and nothing of a
/// secret one. Unknown and secret read the same, so that guessing teaches nothing.
/// </summary>
public static class StatusTalk
{
    /// <summary>Then the person waits until the hour is over.</summary>
    public const int WrongNumbersAnHour = 10;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    internal static Turn Order(Conversation conversation, string argument, TurnFacts facts)
    {
        if (TicketNumber.TryParse(argument, out var ticket) || TicketNumber.TryFind(argument, out ticket))
        {
            return Ask(conversation, ticket, facts);
        }

        var tracking = argument.TrimStart('#');
        return tracking.Length == 0 ? new Turn(conversation, [], new Errand.List(null))
            : tracking.Length is >= 5 and <= 12 && tracking.All(char.IsAsciiDigit) ? new Turn(conversation, [], new Errand.List(tracking))
            : conversation.Saying(facts, new Reply("Status.Mistyped", []));
    }

    internal static Turn Ask(Conversation conversation, TicketNumber ticket, TurnFacts facts) =>
        IsGuessing(conversation, facts)
            ? conversation.Saying(facts, new Reply("Status.TooMany", []))
            : new Turn(conversation, [], new Errand.Find(ticket));

    /// <summary>What the ledger found for a number somebody asked about.</summary>
    internal static Turn Found(Turn turn, CaseFile? found, TurnFacts facts, CaseRules rules)
    {
        if (found is not null && found.Case.Owner == facts.Sender)
        {
            return CaseTalk.SayingCard(turn.Next, facts, CaseCard.Of(found, facts, rules));
        }

        return found is null or { Case.IsSecret: true }
            ? NotFound(turn, facts)
            : turn.Next.Saying(facts, new Reply("Status.Stranger", [found.Case.Ticket.ToString(), StatusWords.Key(found.Case.Status)]));
    }

    /// <summary>A number that is not theirs, counted: guessing must not pay.</summary>
    internal static Turn NotFound(Turn turn, TurnFacts facts) => Miss(turn.Next, facts).Saying(facts, new Reply("Status.NotFound", []));

    /// <summary>Too many wrong numbers in this hour.</summary>
    internal static bool IsGuessing(Conversation conversation, TurnFacts facts) =>
        conversation.Missed is { Count: >= WrongNumbersAnHour } missed && facts.Now - missed.Since < Window;

    private static Conversation Miss(Conversation conversation, TurnFacts facts) =>
        conversation.Missed is { } missed && facts.Now - missed.Since < Window
            ? conversation with { Missed = missed with { Count = missed.Count + 1 } }
            : conversation with { Missed = new MissedLookups(1, facts.Now) };
}
