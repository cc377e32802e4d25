using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Conversations.Alike;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>Joins what is said about the message with the question that is still open, so that nobody is left without a next step.</summary>
internal static class Prompting
{
    public static Turn Saying(this Conversation conversation, TurnFacts facts, params ReadOnlySpan<Reply> replies)
    {
        var prompt = Prompt(conversation, facts);
        if (conversation.State == State.Idle && replies.Length > 0)
        {
            // At rest the menu hangs under the last sentence; a second message would only repeat it.
            return new Turn(conversation, [.. replies[..^1], replies[^1] with { Card = Card.Menu }]);
        }

        return new Turn(conversation, [.. replies, prompt]);
    }

    /// <summary>The question the conversation waits on, asked anew.</summary>
    public static Reply Prompt(Conversation conversation, TurnFacts facts) => conversation.State switch
    {
        State.Idle => new Reply("Greeting", [], Card.Menu),
        State.Consent => new Reply("Ask.Consent", [], Card.Consent),
        State.Review => new Reply("Ask.Review", [], Card.Review),
        State.Mending => new Reply("Ask.Mending", [], Card.Mending),
        State.Alike => AlikeTalk.Prompt(conversation.Draft!),
        State.Cancelling => new Reply("Ask.Cancelling", [], Card.Cancelling),
        _ when Asides.Has(conversation.State) => Asides.Prompt(conversation),
        _ => Questionnaire.Of(conversation.State)!.Ask(conversation.Draft!, facts),
    };
}
