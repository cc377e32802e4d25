using System.Collections.Immutable;
using LaporBot.Core.Care;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Personal numbers stand in the story, which others may read: shall they be covered?</summary>
internal sealed class PersonalDataQuestion() : Question(ConversationState.PersonalData, Questions.PersonalData, Card.PersonalData)
{
    private static readonly ImmutableArray<Option> Choices =
        [new(Yes, CarePhrases.Cover, Style: ChoiceStyle.Primary), new(No, CarePhrases.LeaveOpen)];

    public override bool IsField => false;

    public override bool Applies(ComplaintDraft draft) => draft.Cautions.Has(Questions.PersonalData);

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say(CarePhrases.For(PersonalData.Find(draft.Story ?? "")));

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => Choices;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Yes } => new Verdict(Settle(Covered(draft)), null, new Reply(CarePhrases.Covered, [])),
        Input.Chosen { Value: No } => Accept(draft),
        _ => Object("Mend.Choose"),
    };

    public override Shown? Show(ComplaintDraft draft) => null;

    private static ComplaintDraft Covered(ComplaintDraft draft) => AnswerSources.ForgetStory(draft) with
    {
        Story = PersonalData.Mask(draft.Story!),
        Title = draft.Title is { } title ? PersonalData.Mask(title) : null,
    };
}
