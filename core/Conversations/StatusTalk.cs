using System.Collections.Immutable;
using LaporBot.Core.Complaints;

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
        conversation.Missed is { Count: >= WrongNumbersAnHour } missed && facts.Now - missed.Since < Window
            ? conversation.Saying(facts, new Reply("Status.TooMany", []))
            : new Turn(conversation, [], new Errand.Find(ticket));

    /// <summary>What the ledger found for a number somebody asked about.</summary>
    public static Turn Found(Turn turn, ComplaintCase? found, TurnFacts facts, Clocks clocks)
    {
        if (found is not null && found.Owner == facts.Sender)
        {
            return turn.Next.Saying(facts, Describe(found, facts, clocks));
        }

        return found is null or { IsSecret: true }
            ? Miss(turn.Next, facts).Saying(facts, new Reply("Status.NotFound", []))
            : turn.Next.Saying(facts, new Reply("Status.Stranger", [found.Ticket.ToString(), StatusWords.Key(found.Status)]));
    }

    /// <summary>The person's own cases.</summary>
    public static Turn Listed(Turn turn, IReadOnlyList<ComplaintCase> cases, TurnFacts facts, Clocks clocks)
    {
        var wanted = turn.Errand is Errand.List { TrackingId: { } id } ? [.. cases.Where(one => one.TrackingId == id)] : cases;
        return wanted.Count switch
        {
            0 when cases.Count != wanted.Count => turn.Next.Saying(facts, new Reply("Status.NotFound", [])),
            0 when turn.Errand is Errand.List { TrackingId: not null } => turn.Next.Saying(facts, new Reply("Status.NotFound", [])),
            0 => turn.Next.Saying(facts, new Reply("Status.None", [])),
            _ => turn.Next.Saying(facts, [.. wanted.Select(one => Describe(one, facts, clocks))]),
        };
    }

    private static Reply Describe(ComplaintCase one, TurnFacts facts, Clocks clocks)
    {
        ImmutableArray<string> args =
        [
            one.Ticket.ToString(),
            one.Title,
            StatusWords.Key(one.Status),
            Clocks.Print(one.StatusSince, facts.Zone),
            Clocks.Print(one.FiledAt, facts.Zone),
            clocks.NextStepDue(one, facts.Zone) is { } due ? Clocks.Print(due) : "",
            one.TrackingId ?? "",
            one.Agency ?? "",
            one.HubWords ?? "",
        ];
        return new Reply("Status.Own", args);
    }

    private static Conversation Miss(Conversation conversation, TurnFacts facts) =>
        conversation.Missed is { } missed && facts.Now - missed.Since < Window
            ? conversation with { Missed = missed with { Count = missed.Count + 1 } }
            : conversation with { Missed = new MissedLookups(1, facts.Now) };
}
