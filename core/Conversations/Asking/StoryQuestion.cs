namespace LaporBot.Core.Conversations.Asking;

/// <summary>What happened: 20 to 4,000 characters; below 50 we ask once who, what, where and when, then take it as it is.</summary>
internal sealed class StoryQuestion() : Question(ConversationState.Story, Questions.Story, Card.Story)
{
    public const int Least = 20;
    public const int Most = 4000;
    private const int Short = 50;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Story");

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        if (input is not Input.Words words)
        {
            return input is Input.Done && draft.Story?.Length >= Least ? Accept(draft) : Object("Ask.Story");
        }

        // A first try that was too short is kept: the next message goes on with it. A settled story is replaced.
        var goesOn = draft.Story is not null && !draft.Answered.Has(Flag);
        var story = goesOn ? $"{draft.Story}\n{words.Value}" : words.Value;
        return story.Length switch
        {
            > Most => Object("Mend.StoryLong", $"{Most}", $"{story.Length}"),
            < Least => new Verdict(draft with { Story = story, Answered = draft.Answered & ~Flag }, Say("Mend.StoryShort", $"{Least}")),
            < Short when !draft.WasUrgedForMore =>
                new Verdict(draft with { Story = story, WasUrgedForMore = true, Answered = draft.Answered & ~Flag }, Say("Mend.StoryMore")),
            _ => Accept(draft with { Story = story }),
        };
    }

    public override Shown? Show(ComplaintDraft draft) => draft.Story is { } story ? Shown.Of(story) : null;

    /// <summary>Reads like somebody telling what happened rather than talking to a menu.</summary>
    public static bool ReadsLikeStory(string text) => text.Length is >= Least and <= Most && text.AsSpan().Count(' ') >= 3;
}
