using System.Collections.Immutable;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Anonymous or with a name. "Anonim" means that no name and no contact leaves the gateway.</summary>
internal sealed class IdentityQuestion() : Question(ConversationState.Identity, Questions.Identity, Card.Identity)
{
    private const string Anonymous = "a";
    private const string Named = "n";

    private static readonly ImmutableArray<Option> Choices = [new(Anonymous, "Choice.Anonymous"), new(Named, "Choice.Named")];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Identity");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => Choices;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        // Nothing personal is kept once a person decides to stay unnamed.
        Input.Chosen { Value: Anonymous } => Accept(Forget(draft) with { IsAnonymous = true }),
        Input.Chosen { Value: Named } => Accept(draft with { IsAnonymous = false }),
        _ => Object("Mend.Identity"),
    };

    public override Shown? Show(ComplaintDraft draft) => draft.IsAnonymous switch
    {
        null => null,
        true => Shown.Named("Choice.Anonymous"),
        false => Shown.Named("Choice.Named"),
    };

    private static ComplaintDraft Forget(ComplaintDraft draft) => draft with
    {
        Name = null,
        Phone = null,
        Email = null,
        Answered = draft.Answered & ~(Questions.PersonName | Questions.Contact),
    };
}
