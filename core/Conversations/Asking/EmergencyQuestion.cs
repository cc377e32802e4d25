using System.Collections.Immutable;
using LaporBot.Core.Care;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>
/// Somebody may be in danger now: whom to call stands before everything else, the notice included. No ticket comes of it unless
/// the person says that it is safe to go on.
/// </summary>
internal sealed class EmergencyQuestion() : Question(ConversationState.Emergency, Questions.Emergency, Card.Emergency)
{
    private static readonly ImmutableArray<Option> GoOn = [new(Yes, CarePhrases.Safe, Style: ChoiceStyle.Primary)];

    public override bool IsField => false;

    public override bool Applies(ComplaintDraft draft) => draft.Cautions.Has(Questions.Emergency);

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        Say(CarePhrases.For(EmergencyWords.Find(draft.Story ?? "") ?? EmergencyKind.Police));

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => GoOn;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen or Input.Done => Accept(draft),
        Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)) => Accept(draft),
        Input.Words words when StoryQuestion.ReadsLikeStory(words.Value) && StoryQuestion.Append(draft, words.Value) is { } more =>
            new Verdict(more, Ask(more, facts)),
        _ => new Verdict(null, Ask(draft, facts)),
    };

    public override Shown? Show(ComplaintDraft draft) => null;
}
