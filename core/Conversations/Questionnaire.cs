using System.Collections.Immutable;
using LaporBot.Core.Conversations.Asking;

namespace LaporBot.Core.Conversations;

/// <summary>The questions of a complaint in the order they are asked.</summary>
internal static class Questionnaire
{
    public static readonly ImmutableArray<Question> All =
    [
        new EmergencyQuestion(),
        new StoryQuestion(),
        new ScopeQuestion(),
        new PersonalDataQuestion(),
        new CaughtQuestion(),
        new ClassificationQuestion(),
        new TitleQuestion(),
        new CategoryQuestion(),
        new IncidentDateQuestion(),
        new RegionQuestion(),
        new PlaceQuestion(),
        new FilesQuestion(),
        new IdentityQuestion(),
        new PersonNameQuestion(),
        new ContactQuestion(),
        new SecrecyQuestion(),
    ];

    private static readonly Question?[] ByState = Index();

    /// <summary>The question this state waits on, or null.</summary>
    public static Question? Of(ConversationState state) => ByState[(int)state];

    /// <summary>The first applicable question without an answer; the review when there is none.</summary>
    public static ConversationState FirstMissing(ComplaintDraft? draft)
    {
        if (draft is null)
        {
            return ConversationState.Story;
        }

        foreach (var question in All)
        {
            if (question.Applies(draft) && !draft.Answered.Has(question.Flag))
            {
                return question.State;
            }
        }

        return ConversationState.Review;
    }

    /// <summary>
    /// One question back. When everything is answered the person came from the review card, and "back" means back to it.
    /// </summary>
    public static ConversationState Previous(ConversationState state, ComplaintDraft draft)
    {
        if (state != ConversationState.Review && FirstMissing(draft) == ConversationState.Review)
        {
            return ConversationState.Review;
        }

        var previous = ConversationState.Story;
        foreach (var question in All)
        {
            if (question.State == state)
            {
                break;
            }

            previous = question.IsField && question.Applies(draft) ? question.State : previous;
        }

        return previous;
    }

    /// <summary>Which of the applicable questions this is, counted from 1, and how many there are.</summary>
    public static (int Number, int Of) Progress(ConversationState state, ComplaintDraft draft)
    {
        var number = 0;
        var of = 0;
        foreach (var question in All)
        {
            of += question.IsField && question.Applies(draft) ? 1 : 0;
            number = question.State == state ? of : number;
        }

        return (number, of);
    }

    private static Question?[] Index()
    {
        var index = new Question?[Enum.GetValues<ConversationState>().Length];
        foreach (var question in All)
        {
            index[(int)question.State] = question;
        }

        return index;
    }
}
