using System.Collections.Immutable;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Rahasia hides the whole report from the public; the unit that handles it still reads it.</summary>
internal sealed class SecrecyQuestion() : Question(ConversationState.Secrecy, Questions.Secrecy, Card.Secrecy)
{
    private static readonly ImmutableArray<Option> Choices = [new(No, "Choice.Open"), new(Yes, "Choice.Secret")];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Secrecy");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => Choices;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Yes } => Accept(draft with { IsSecret = true }),
        Input.Chosen { Value: No } => Accept(draft with { IsSecret = false }),
        _ => Object("Mend.Secrecy"),
    };

    public override Shown? Show(ComplaintDraft draft) => draft.IsSecret switch
    {
        null => null,
        true => Shown.Named("Choice.Secret"),
        false => Shown.Named("Choice.Open"),
    };
}
