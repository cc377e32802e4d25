using System.Collections.Immutable;
using LaporBot.Core.Conversations.Alike;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>What lies on the table: the options of the question a conversation waits on.</summary>
internal static class Table
{
    public const string Send = "kirim";
    public const string Mend = "ubah";

    private static readonly ImmutableArray<Option> Consent =
        [new(Question.Yes, "Choice.Agree", Style: ChoiceStyle.Primary), new(Question.No, "Choice.Disagree")];

    private static readonly ImmutableArray<Option> Cancelling =
        [new(Question.Yes, "Choice.Discard", Style: ChoiceStyle.Danger), new(Question.No, "Choice.Keep")];

    private static readonly ImmutableArray<Option> Review =
        [new(Send, "Choice.Send", Style: ChoiceStyle.Primary), new(Mend, "Choice.Mend")];

    /// <summary>In the order shown, so that a typed number finds them; navigation is not among them.</summary>
    public static ImmutableArray<Option> Options(ConversationState state, ComplaintDraft? draft, TurnFacts facts) => state switch
    {
        ConversationState.Consent => Consent,
        ConversationState.Cancelling => Cancelling,
        ConversationState.Review => Review,
        _ when Asides.Has(state) => Asides.Options(state),
        ConversationState.Alike when draft is not null => AlikeTalk.Options(draft),
        ConversationState.Mending when draft is not null => Fields(draft),
        _ when draft is not null && Questionnaire.Of(state) is { } question => question.Options(draft, facts),
        _ => [],
    };

    /// <summary>Which questions are answered with yes or no words.</summary>
    public static bool IsYesNo(ImmutableArray<Option> options)
    {
        foreach (var option in options)
        {
            if (option.Value is not (Question.Yes or Question.No))
            {
                return false;
            }
        }

        return !options.IsEmpty;
    }

    /// <summary>The value can be chosen.</summary>
    public static bool Offers(ImmutableArray<Option> options, string value)
    {
        foreach (var option in options)
        {
            if (option.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<Option> Fields(ComplaintDraft draft) =>
        [.. Questionnaire.All.Where(question => question.IsField && question.Applies(draft)).Select(question => new Option($"{(int)question.State}", question.FieldPhrase))];
}
