using LaporBot.Core.Conversations.Cases;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using State = LaporBot.Core.Conversations.ConversationState;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations;

/// <summary>
/// The table of permitted moves, and nothing else. Building it costs more than a whole turn may, so one table serves many
/// turns: the state lives outside and is put in before each move. Not for two threads at once.
/// </summary>
internal sealed class ConversationMachine
{
    private readonly StateMachine<State, Trigger> _table;
    private State _state;
    private Move _move;
    private bool _isRefused;

    /// <param name="groupsQuestions">
    /// For the picture: the questions as parts of one state. In use each question has the same moves for itself, because for a part the
    /// library searches all its siblings at every move, which costs more than the rest of a decision.
    /// </param>
    public ConversationMachine(bool groupsQuestions = false)
    {
        _table = new StateMachine<State, Trigger>(() => _state, state => _state = state, FiringMode.Immediate);
        _table.OnUnhandledTrigger((_, _) => _isRefused = true);
        PermitOpening();
        PermitFilling(groupsQuestions);
        PermitReviewing();
        PermitCancelling();
        PermitAsides(groupsQuestions);
    }

    /// <summary>Where a trigger leads, or null when it is not permitted here.</summary>
    public State? Next(State from, Trigger trigger, Move move)
    {
        _state = from;
        _move = move;
        _isRefused = false;
        _table.Fire(trigger);
        return _isRefused ? null : _state;
    }

    /// <summary>The picture of the table as a Mermaid state diagram.</summary>
    public string Draw() => MermaidGraph.Format(_table.GetInfo(), MermaidGraphDirection.LeftToRight).ReplaceLineEndings("\n");

    private void PermitOpening()
    {
        _table.Configure(State.Idle)
            .PermitDynamic(Trigger.Open, Wanted, "danger now? consent?", Possible(State.Emergency, State.Consent, State.Story));
        _table.Configure(State.Consent)
            .PermitDynamic(Trigger.Agree, () => _move.Missing, "first missing question", Possible(State.Filling, State.Review))
            .PermitDynamic(Trigger.Answer, Wanted, "danger now?", Possible(State.Emergency))
            .Permit(Trigger.Decline, State.Idle)
            .Permit(Trigger.Cancel, State.Cancelling)
            .Permit(Trigger.Discard, State.Idle);
    }

    private void PermitFilling(bool groupsQuestions)
    {
        foreach (var question in Questionnaire.All)
        {
            _ = groupsQuestions ? _table.Configure(question.State).SubstateOf(State.Filling) : PermitAnswering(question.State);
        }

        _ = groupsQuestions ? PermitAnswering(State.Filling) : null;
    }

    private StateMachine<State, Trigger>.StateConfiguration PermitAnswering(State state) =>
        _table.Configure(state)
            .PermitDynamic(Trigger.Answer, Wanted, "first missing question", Possible(State.Consent, State.Filling, State.Review))
            .PermitDynamic(Trigger.Back, () => _move.Previous, "question before", Possible(State.Filling, State.Review))
            .Permit(Trigger.Cancel, State.Cancelling)
            .Permit(Trigger.Discard, State.Idle);

    private void PermitReviewing()
    {
        _table.Configure(State.Review)
            .Permit(Trigger.File, State.Idle)
            .Permit(Trigger.Mend, State.Mending)
            .Permit(Trigger.Doubt, State.Alike)
            .PermitDynamic(Trigger.Choose, () => _move.Chosen, "chosen field", Possible(State.Filling))
            .PermitDynamic(Trigger.Back, () => _move.Previous, "last question", Possible(State.Secrecy))
            .Permit(Trigger.Cancel, State.Cancelling)
            .Permit(Trigger.Discard, State.Idle);
        _table.Configure(State.Alike)
            .Permit(Trigger.File, State.Idle)
            .Permit(Trigger.Back, State.Review)
            .Permit(Trigger.Cancel, State.Cancelling)
            .Permit(Trigger.Discard, State.Idle);
        _table.Configure(State.Mending)
            .PermitDynamic(Trigger.Choose, () => _move.Chosen, "chosen field", Possible(State.Filling))
            .Permit(Trigger.Back, State.Review)
            .Permit(Trigger.Cancel, State.Cancelling)
            .Permit(Trigger.Discard, State.Idle);
    }

    /// <summary>The first missing question, after the consent; only whom to call in danger comes before that.</summary>
    private State Wanted() => _move.HasConsent || _move.Missing == State.Emergency ? _move.Missing : State.Consent;

    private void PermitCancelling() =>
        _table.Configure(State.Cancelling)
            .PermitDynamic(Trigger.Keep, () => _move.Interrupted, "where it was", Possible(State.Consent, State.Filling, State.Review, State.Alike))
            .Permit(Trigger.Discard, State.Idle);

    /// <summary>A filed case can be looked after at every step; the way back leads to just that step.</summary>
    private void PermitAsides(bool groups)
    {
        State[] questions = groups ? [State.Filling] : [.. Questionnaire.All.Select(question => question.State)];
        State[] asides = groups ? [State.LookingAfter] : [.. Asides.All];
        foreach (var aside in groups ? Asides.All : [])
        {
            _table.Configure(aside).SubstateOf(State.LookingAfter);
        }

        foreach (var state in (State[])[State.Idle, State.Consent, .. questions, State.Review, State.Alike, State.Mending, State.Cancelling, .. asides])
        {
            _table.Configure(state).PermitDynamic(Trigger.Aside, () => _move.Chosen, "what for?", Possible(State.LookingAfter));
        }

        foreach (var aside in asides)
        {
            _table.Configure(aside)
                .PermitDynamic(Trigger.Return, () => _move.Interrupted, "where it was", Possible(State.Idle, State.Consent, State.Filling, State.Review, State.Alike, State.Mending))
                .Permit(Trigger.Discard, State.Idle);
        }
    }

    private static DynamicStateInfos Possible(params ReadOnlySpan<State> states)
    {
        var infos = new DynamicStateInfos();
        foreach (var state in states)
        {
            infos.Add(state, "");
        }

        return infos;
    }
}

/// <summary>What the dynamic rows of the table look at.</summary>
internal readonly record struct Move(bool HasConsent, State Missing, State Previous, State Chosen, State Interrupted);
