using System.Collections.Immutable;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Prints a draft line by line: the whole of it for the review, or what was read out of the story.</summary>
internal sealed class DraftPrinter(Wording wording)
{
    private const int StoryShown = 700;
    private static readonly TextRun LineEnd = new("\n");

    /// <summary>Every field that applies, the empty ones too.</summary>
    public ImmutableArray<TextRun> Review(string language, ComplaintDraft draft, Reply reply) =>
        Print(language, "Review.Title", draft, Questionnaire.All.Where(question => question.IsField && question.Applies(draft)), reply);

    /// <summary>Only what was read out of the story.</summary>
    public ImmutableArray<TextRun> Caught(string language, ComplaintDraft draft, Reply reply) =>
        Print(language, "Caught.Title", draft, CaughtQuestion.Fields(draft), reply);

    private ImmutableArray<TextRun> Print(
        string language, string title, ComplaintDraft draft, IEnumerable<Question> fields, Reply reply)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        runs.AddRange(wording.Say(language, title, []));
        foreach (var question in fields)
        {
            var shown = question.Show(draft);
            var words = shown is not { } told ? wording.Label(language, "Review.Empty")
                : told.Words ?? wording.Text(language, told.Phrase!, told.Args.AsSpan());
            runs.Add(LineEnd);
            runs.Add(new TextRun($"{wording.Label(language, question.FieldPhrase)}: ", TextStyle.Bold));
            runs.Add(new TextRun(words.Length <= StoryShown ? words : $"{Cut(words)}…"));
        }

        runs.Add(new TextRun("\n\n"));
        runs.AddRange(wording.Say(language, reply.Phrase, reply.Args));
        return runs.ToImmutable();
    }

    private static string Cut(string words) => words[..(char.IsHighSurrogate(words[StoryShown - 1]) ? StoryShown - 1 : StoryShown)];
}
