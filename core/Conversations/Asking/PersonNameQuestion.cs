using System.Text.RegularExpressions;

namespace LaporBot.Core.Conversations.Asking;

internal sealed partial class PersonNameQuestion()
    : Question(ConversationState.PersonName, Questions.PersonName, Card.PersonName)
{
    public override bool Applies(ComplaintDraft draft) => draft.IsAnonymous == false;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.PersonName");

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) =>
        input is Input.Words words && Name().IsMatch(words.Value)
            ? Accept(draft with { Name = words.Value })
            : Object("Mend.PersonName");

    public override Shown? Show(ComplaintDraft draft) => draft.Name is { } name ? Shown.Of(name) : null;

    [GeneratedRegex(@"^(?=.*\p{L})[\p{L}\p{M} .'’-]{2,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
