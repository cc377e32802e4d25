using System.Collections.Immutable;
using LaporBot.Core.Care;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>
/// What happened: 20 to 4,000 characters in as many messages as it takes, until the person says it is enough. Below 50 we ask
/// once who, what, where and when, then take it as it is.
/// </summary>
internal sealed class StoryQuestion() : Question(ConversationState.Story, Questions.Story, Card.Story)
{
    public const int Least = 20;
    public const int Most = 4000;
    private const int Short = 50;
    private const int Echoed = 120;
    private const string Enough = "s";

    private static readonly ImmutableArray<Option> WhenLongEnough = [new(Enough, "Choice.Enough", Style: ChoiceStyle.Primary)];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        IsEnough(draft) ? Say("Ask.StoryMore", Beginning(draft.Story!)) : Say("Ask.Story");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => IsEnough(draft) ? WhenLongEnough : [];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Words words => HearWords(draft, words.Value, facts),
        _ when IsEnough(draft) => Settled(draft, facts),
        _ => draft.Story is null ? Object("Ask.Story") : Object("Mend.StoryShort", $"{Least}"),
    };

    public override Shown? Show(ComplaintDraft draft) => draft.Story is { } story ? Shown.Of(story) : null;

    /// <summary>Reads like somebody telling what happened rather than talking to a menu.</summary>
    public static bool ReadsLikeStory(string text) => text.Length is >= Least and <= Most && text.AsSpan().Count(' ') >= 3;

    /// <summary>The story can be sent as it is.</summary>
    public static bool IsEnough(ComplaintDraft draft) => draft.Story is { Length: >= Least };

    /// <summary>Long enough not to ask for more.</summary>
    public static bool IsTelling(ComplaintDraft draft) => draft.Story is { Length: >= Short };

    /// <summary>The story goes on with these words; null when it would become too long.</summary>
    public static ComplaintDraft? Append(ComplaintDraft draft, string words)
    {
        var story = draft.Story is { } told ? $"{told}\n{words}" : words;
        if (story.Length > Most)
        {
            return null;
        }

        var isUrgent = EmergencyWords.Find(words) is not null;
        return draft with
        {
            Story = story,
            Cautions = isUrgent ? draft.Cautions | Questions.Emergency : draft.Cautions,
            Answered = draft.Answered & ~(isUrgent ? Questions.Story | Questions.Emergency : Questions.Story),
        };
    }

    /// <summary>The story is finished: what it says is taken over.</summary>
    public ComplaintDraft Settle(ComplaintDraft draft, TurnFacts facts) => StoryHarvest.Read(Settle(draft), facts);

    /// <summary>What is said about the manner of a story, if anything.</summary>
    public static Reply? Remark(ComplaintDraft told, ComplaintDraft settled) =>
        told.Story != settled.Story ? new Reply(CarePhrases.Quieted, [])
        : Tone.IsRough(settled.Story!) ? new Reply(CarePhrases.Gentle, [])
        : null;

    private Verdict Settled(ComplaintDraft draft, TurnFacts facts)
    {
        var settled = Settle(draft, facts);
        return new Verdict(settled, null, Remark(draft, settled));
    }

    private Verdict HearWords(ComplaintDraft draft, string words, TurnFacts facts)
    {
        var plain = words.Length <= 40 ? Vocabulary.Plain(words) : "";
        if (IsEnough(draft) && plain.Length > 0 && (Vocabulary.IsYes(plain) || Vocabulary.IsNo(plain)))
        {
            return Settled(draft, facts);
        }

        if (!words.Any(char.IsLetter))
        {
            return Object("Mend.StoryWords");
        }

        // Mended from the review card it is told anew; otherwise it goes on.
        var isMended = Questionnaire.FirstMissing(draft) == ConversationState.Review;
        return Append(isMended ? AnswerSources.ForgetStory(draft) with { Story = null } : draft, words) switch
        {
            null => Object("Mend.StoryLong", $"{Most}", $"{(draft.Story?.Length ?? 0) + words.Length}"),
            { Story.Length: < Least } story => new Verdict(story, Say("Mend.StoryShort", $"{Least}")),
            { Story.Length: < Short, WasUrgedForMore: false } story => new Verdict(story with { WasUrgedForMore = true }, Say("Mend.StoryMore")),
            var story when isMended => Settled(story, facts),
            var story => new Verdict(story, Ask(story, facts)),
        };
    }

    private static string Beginning(string story)
    {
        var line = string.Join(' ', story.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Echoed ? line : $"{line[..(char.IsHighSurrogate(line[Echoed - 1]) ? Echoed - 1 : Echoed)]}…";
    }
}
