using LaporBot.Core.Conversations.Asking;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>Keeps a conversation going: counts cards, notices when it turns in circles, and knows when to speak up by itself.</summary>
internal static class Pacing
{
    /// <summary>Answers in a row that did not help before we offer another way.</summary>
    private const int MostStrikes = 3;

    /// <summary>The turn with its counters, and with a way out when nothing helped several times.</summary>
    public static Turn Finish(Conversation before, Turn turn, TurnFacts facts)
    {
        var next = turn.Next;
        if (next.Draft is not { } draft)
        {
            return next.Strikes == 0 ? turn : turn with { Next = next with { Strikes = 0 } };
        }

        var hasMoved = next.State != before.State || before.Draft is null;

        // What was answered with silence leaves the card on the person's screen as it is.
        var hasNewCard = hasMoved || (IsShown(next.State) && !ReferenceEquals(draft, before.Draft) && !turn.Replies.IsEmpty);
        next = hasNewCard ? next with { Draft = draft with { Step = draft.Step + 1 } } : next;
        var isLost = !hasMoved && turn.Errand is null && ReferenceEquals(draft, before.Draft) && IsObjection(turn);
        var strikes = isLost ? next.Strikes + 1 : 0;
        next = strikes == next.Strikes ? next : next with { Strikes = strikes };
        return strikes > 0 && strikes % MostStrikes == 0
            ? turn with { Next = next, Replies = [new Reply("Stuck", [], Card.Menu), Prompting.Prompt(next, facts)], IsStuck = true }
            : ReferenceEquals(next, turn.Next) ? turn : turn with { Next = next };
    }

    /// <summary>What there is to do at this moment.</summary>
    public static WakeUp Due(Conversation conversation, DateTimeOffset now, ConversationOptions options)
    {
        var quiet = now - conversation.LastHeard;
        return conversation.Draft is not { } draft || quiet > options.DraftLifetime ? WakeUp.Nothing
            : Tells(conversation) && quiet >= options.StoryPause ? WakeUp.GoOn
            : !draft.WasReminded && quiet >= options.ReminderAfter ? WakeUp.Remind
            : WakeUp.Nothing;
    }

    /// <summary>When there will be something to do.</summary>
    public static DateTimeOffset? Next(Conversation conversation, ConversationOptions options) =>
        conversation.Draft is not { } draft ? null
        : Tells(conversation) ? conversation.LastHeard + options.StoryPause
        : draft.WasReminded ? null
        : conversation.LastHeard + options.ReminderAfter;

    /// <summary>In the middle of a story that is long enough to go on with.</summary>
    private static bool Tells(Conversation conversation) =>
        conversation is { State: State.Story, Draft: { } draft } && !draft.Answered.Has(Questions.Story) && StoryQuestion.IsTelling(draft);

    /// <summary>These cards show the draft itself, so that a change makes the old card wrong.</summary>
    private static bool IsShown(State state) => state is State.Review or State.Mending or State.Caught or State.Alike;

    private static bool IsObjection(Turn turn) =>
        !turn.Replies.IsEmpty
        && (turn.Replies[0].Phrase.StartsWith("Mend.", StringComparison.Ordinal) || turn.Replies[0].Phrase is "Unreadable" or "CannotSkip" or "Unknown");
}
