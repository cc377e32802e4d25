using LaporBot.Core.Conversations.Cases;
using State = LaporBot.Core.Conversations.ConversationState;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations;

/// <summary>Moves conversations through the table of permitted moves. Safe for many threads at once.</summary>
internal sealed class Moves : IDisposable
{
    private readonly ThreadLocal<ConversationMachine> _machines = new(() => new ConversationMachine());

    /// <summary>The conversation after a move; at rest it has no draft.</summary>
    /// <exception cref="InvalidOperationException">The move is not permitted here.</exception>
    public Conversation Move(Conversation conversation, Trigger trigger, State chosen = State.Idle)
    {
        var draft = conversation.Draft;
        var missing = Questionnaire.FirstMissing(draft);
        var previous = draft is null || trigger != Trigger.Back ? State.Idle : Questionnaire.Previous(conversation.State, draft);
        var hasConsent = conversation.Consent?.NoticeVersion == PrivacyNotice.Version;
        var move = new Move(hasConsent, missing, previous, chosen, conversation.Interrupted ?? State.Idle);
        var next = _machines.Value!.Next(conversation.State, trigger, move)
            ?? throw new InvalidOperationException($"{trigger} is not permitted in {conversation.State}.");
        return next == State.Idle
            ? conversation with { State = next, Draft = null, Interrupted = null, Focus = null }
            : conversation with
            {
                State = next,
                Interrupted = next == State.Cancelling || Asides.Has(next) ? conversation.Interrupted : null,
                Focus = Asides.Has(next) ? conversation.Focus : null,
            };
    }

    public void Dispose() => _machines.Dispose();
}
