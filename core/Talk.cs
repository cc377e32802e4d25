using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Logging;

namespace LaporBot.Core;

/// <summary>
/// The dialogue and its words, watched: a decision that fails is answered kindly instead of being sent again and again, and an
/// operator hears of it and of every conversation that turns in circles.
/// </summary>
public sealed class Talk(Dialogue dialogue, Speech speech, ILogger<Talk> logger, Funnel? funnel = null)
{
    /// <summary>Decides; a fault of ours changes nothing but the answer.</summary>
    public Turn Decide(Conversation conversation, IncomingMessage message, TurnFacts facts)
    {
        try
        {
            var turn = dialogue.Decide(conversation, message, facts);
            if (turn.IsStuck)
            {
                Tell("circles", message.Sender.Channel, conversation.State);
                Log.Stuck(logger, message.Sender.Channel, conversation.State);
            }

            return turn;
        }
#pragma warning disable CA1031 // Deciding is pure: whatever it throws it throws again for the same message, and the person would wait for ever.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Tell("fault", message.Sender.Channel, conversation.State);
            Log.DecisionFailed(logger, message.Sender.Channel, conversation.State, error.GetType().Name, error.StackTrace);
            return new Turn(conversation, [new Reply("Fault", [], Card.Menu)]);
        }
    }

    /// <summary>A turn was kept: counts how far the person has come.</summary>
    public void Kept(Conversation before, Conversation after, string channel) => funnel?.Count(before, after, channel);

    /// <summary>See <see cref="Dialogue.Wake"/>.</summary>
    public Turn? Wake(Conversation conversation, TurnFacts facts) => dialogue.Wake(conversation, facts);

    /// <summary>See <see cref="Dialogue.NextWake"/>.</summary>
    public DateTimeOffset? NextWake(Conversation conversation) => dialogue.NextWake(conversation);

    /// <summary>See <see cref="Speech.Render"/>.</summary>
    public ImmutableArray<OutgoingMessage> Render(StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts) => speech.Render(answer, draft, facts);

    private static void Tell(string reason, string channel, ConversationState state) => Instruments.Troubled.Add(
        1,
        new KeyValuePair<string, object?>("reason", reason),
        new KeyValuePair<string, object?>("channel", channel),
        new KeyValuePair<string, object?>("state", state.ToString()));
}
