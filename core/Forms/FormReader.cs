using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Conversations.Asking;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Forms;

/// <summary>A draft made of a form, and what stands in its way. Complete when nothing does.</summary>
internal sealed record FormReading(ComplaintDraft Draft, ImmutableArray<(State Field, Reply Reply)> Faults);

/// <summary>
/// Puts a form's answers to the questions of the conversation, so that both take and refuse the same. Pure. What a story says by
/// itself is not taken over: on a page the person has filled in, or left open, every field with their own eyes.
/// </summary>
internal static class FormReader
{
    private static StoryQuestion Story { get; } = (StoryQuestion)Questionnaire.Of(State.Story)!;

    public static FormReading Read(FormAnswers answers, TurnFacts facts)
    {
        var faults = ImmutableArray.CreateBuilder<(State, Reply)>();
        var draft = ReadFiles(ReadStory(new ComplaintDraft { Id = answers.DraftId }, answers, facts, faults), answers, facts, faults);
        foreach (var question in Questionnaire.All)
        {
            if (question.State is not (State.Story or State.Caught) && question.Applies(draft))
            {
                draft = Ask(question, draft, answers, facts, faults);
            }
        }

        if (!answers.HasConsent)
        {
            faults.Add((State.Consent, new Reply("Form.Consent", [])));
        }

        return new FormReading(draft, faults.ToImmutable());
    }

    private static ComplaintDraft ReadStory(
        ComplaintDraft draft, FormAnswers answers, TurnFacts facts, ImmutableArray<(State, Reply)>.Builder faults)
    {
        var words = Given(answers, State.Story);
        // There is no second message to be urged for.
        var verdict = Story.Hear(draft with { WasUrgedForMore = true }, words.Length == 0 ? new Input.Done() : new Input.Words(words), facts);
        if (verdict.Draft is not { } told || !StoryQuestion.IsEnough(told))
        {
            faults.Add((State.Story, verdict.Objection!));
            return draft;
        }

        var settled = Story.Settle(told, facts);
        return CaughtQuestion.Fields(settled).Aggregate(settled, (left, field) => field.Empty(left)) with
        {
            Caught = Questions.None,
            UnsureRegion = null,
        };
    }

    private static ComplaintDraft ReadFiles(
        ComplaintDraft draft, FormAnswers answers, TurnFacts facts, ImmutableArray<(State, Reply)>.Builder faults)
    {
        if (answers.Files.IsEmpty)
        {
            return draft;
        }

        var (kept, reply, isTrouble) = Evidence.Keep(draft, new Intent.Attach(answers.Files, null, null), facts.Files);
        if (isTrouble)
        {
            faults.Add((State.Files, reply));
        }

        return kept;
    }

    private static ComplaintDraft Ask(
        Question question, ComplaintDraft draft, FormAnswers answers, TurnFacts facts, ImmutableArray<(State, Reply)>.Builder faults)
    {
        var given = Given(answers, question.State);
        if (given.Length == 0 && MayStayOpen(question, draft))
        {
            return question.Skip(draft);
        }

        if (Put(question, draft, given, facts) is not { } input)
        {
            faults.Add((question.State, FormFields.Missing(question, draft, facts)));
            return draft;
        }

        var verdict = question.Hear(draft, input, facts);
        if (answers.IsDateSure && verdict.Draft is { UnsureDate: not null } unsure)
        {
            verdict = question.Hear(unsure, new Input.Chosen(Question.Yes), facts);
        }

        if (verdict.Objection is { } objection)
        {
            faults.Add((question.State, objection));
        }

        return verdict.Draft ?? draft;
    }

    /// <summary>
    /// Until a kind is chosen nobody knows whether date and place are needed, so they are asked for: better at once than one round
    /// later. A title is cut from the story, and a missing story is fault enough.
    /// </summary>
    private static bool MayStayOpen(Question question, ComplaintDraft draft) => question.State switch
    {
        State.Title => draft.Story is null,
        State.IncidentDate or State.Place => draft.Classification is not null && question.MaySkip(draft),
        _ => question.MaySkip(draft),
    };

    /// <summary>The answer as the conversation would hear it; null when there is none.</summary>
    private static Input? Put(Question question, ComplaintDraft draft, string given, TurnFacts facts) => question.State switch
    {
        State.Files => new Input.Done(),
        State.Category when given.Length == 0 => new Input.Chosen(CategoryQuestion.NothingFits),
        State.Title when given.Length == 0 => new Input.Chosen(Question.Yes),
        _ when given.Length == 0 => null,
        var state when !FormFields.IsChosen(state) => new Input.Words(given),
        _ => Table.Offers(question.Options(draft, facts), given) ? new Input.Chosen(given) : null,
    };

    private static string Given(FormAnswers answers, State field) => Understanding.Clean(answers.Fields.GetValueOrDefault(field, ""));
}
