using System.Collections.Immutable;
using LaporBot.Core.Care;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>A matter the hub hardly takes: where to go instead is said, and who still wants to report may.</summary>
internal sealed class ScopeQuestion() : Question(ConversationState.Scope, Questions.Scope, Card.Scope)
{
    private static readonly ImmutableArray<Option> GoOn = [new(Yes, CarePhrases.KeepReporting)];

    public override bool IsField => false;

    public override bool Applies(ComplaintDraft draft) => draft.Cautions.Has(Questions.Scope);

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        Say(CarePhrases.For(OutOfScope.Find(draft.Story ?? "") ?? OutOfScopeKind.PrivateDispute));

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => GoOn;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) =>
        input is Input.Chosen or Input.Done || (input is Input.Words words && Vocabulary.IsYes(Vocabulary.Plain(words.Value)))
            ? Accept(draft)
            : Object("Mend.Scope");

    public override Shown? Show(ComplaintDraft draft) => null;
}
