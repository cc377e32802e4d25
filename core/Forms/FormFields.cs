using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Forms;

/// <summary>The fields of a form: what can be chosen in them, and what is said of an empty one. Pure.</summary>
internal static class FormFields
{
    /// <summary>Answered by choosing, never by words.</summary>
    public static bool IsChosen(State state) => state is State.Classification or State.Category or State.Region or State.Identity or State.Secrecy
        or State.Emergency or State.Scope or State.PersonalData;

    /// <summary>
    /// What a field offers. Likely categories do not stand first here, and none is marked: the page is made before the story.
    /// </summary>
    public static ImmutableArray<FormOption> Options(State field, string language, Wording wording, TurnFacts facts)
    {
        if (field == State.Category && facts.Services.IsEmpty)
        {
            return [];
        }

        var options = Questionnaire.Of(field)!.Options(new ComplaintDraft { Id = Guid.Empty }, facts);
        return [.. options
            .Where(option => option.Value != CategoryQuestion.NothingFits)
            .Select(option => new FormOption(option.Value, option.Label ?? wording.Label(language, option.Phrase!)))];
    }

    /// <summary>What a person is told who left a question open. The conversation's own sentences speak of buttons and numbers.</summary>
    public static Reply Missing(Question question, ComplaintDraft draft, TurnFacts facts) => question.State switch
    {
        State.Emergency or State.Scope or State.PersonalData or State.Contact => question.Ask(draft, facts),
        State.Region => new Reply("Form.NeedRegion", []),
        State.IncidentDate => new Reply("Form.NeedDate", []),
        State.Place => new Reply("Form.NeedPlace", []),
        State.PersonName => new Reply("Form.NeedName", []),
        _ => new Reply("Form.Choose", []),
    };
}
