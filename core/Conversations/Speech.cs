using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Turns recipes into messages in a person's language. Pure.</summary>
public sealed class Speech(Wording wording)
{
    private const int StoryShown = 700;

    private readonly CardPrinter _cards = new(wording);

    /// <summary>Renders what was said to one message.</summary>
    /// <param name="answer">The recipes, with the language and the draft they belong to.</param>
    /// <param name="draft">The open draft if it is still that one: review and progress are read from it.</param>
    /// <param name="facts">The hub's categories, for the buttons.</param>
    public ImmutableArray<OutgoingMessage> Render(StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts)
    {
        var current = draft?.Id == answer.DraftId ? draft : null;
        return [.. answer.Replies.Select(reply => Render(reply, answer, current, facts))];
    }

    private OutgoingMessage Render(Reply reply, StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts)
    {
        var text = reply.Card switch
        {
            Card.Review when draft is not null => Review(answer.Language, draft, reply),
            Card.Review => wording.Say(answer.Language, "Review.Past", []),
            _ when reply.Phrase is "Status.Own" => Own(answer.Language, reply.Args),
            _ when reply.Phrase is "Status.Stranger" => wording.Say(answer.Language, reply.Phrase, [reply.Args[0], wording.Label(answer.Language, reply.Args[1])]),
            _ => WithProgress(reply, answer.Language, draft),
        };
        return new OutgoingMessage
        {
            Text = text,
            Choices = _cards.Print(reply, answer, draft, facts),
            AsksForLocation = reply.Card == Card.Place,
            IsVital = reply.Card == Card.Receipt,
        };
    }

    private ImmutableArray<TextRun> WithProgress(Reply reply, string language, ComplaintDraft? draft)
    {
        var said = wording.Say(language, reply.Phrase, reply.Args);
        if (draft is null || CardPrinter.StateOf(reply.Card) is not { } state || Questionnaire.Of(state) is not { } question
            || !reply.Phrase.StartsWith("Ask.", StringComparison.Ordinal))
        {
            return said;
        }

        var (number, of) = Questionnaire.Progress(state, draft);
        return [.. wording.Say(language, "Progress", [$"{number}", $"{of}", wording.Label(language, question.FieldPhrase)]), .. said];
    }

    private ImmutableArray<TextRun> Review(string language, ComplaintDraft draft, Reply reply)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        runs.AddRange(wording.Say(language, "Review.Title", []));
        foreach (var question in Questionnaire.All)
        {
            if (question.Applies(draft))
            {
                var shown = question.Show(draft);
                var words = shown?.Words ?? wording.Label(language, shown?.Phrase ?? "Review.Empty");
                runs.Add(new TextRun($"\n{wording.Label(language, question.FieldPhrase)}: ", TextStyle.Bold));
                runs.Add(new TextRun(words.Length <= StoryShown ? words : $"{Cut(words)}…"));
            }
        }

        runs.Add(new TextRun("\n\n"));
        runs.AddRange(wording.Say(language, reply.Phrase, reply.Args));
        return runs.ToImmutable();
    }

    private static string Cut(string words) => words[..(char.IsHighSurrogate(words[StoryShown - 1]) ? StoryShown - 1 : StoryShown)];

    /// <summary>Args: ticket, title, state key, since, filed, due, tracking id, agency, official words; see <see cref="StatusTalk"/>.</summary>
    private ImmutableArray<TextRun> Own(string language, ImmutableArray<string> args)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        runs.AddRange(wording.Say(language, "Status.Own", [args[0], args[1], wording.Label(language, args[2]), args[3], args[4]]));
        Line(runs, language, "Status.Tracking", args[6]);
        Line(runs, language, "Status.Agency", args[7]);
        Line(runs, language, "Status.Words", args[8]);
        runs.Add(new TextRun("\n"));
        runs.AddRange(wording.Say(language, $"Next.{args[2]["State.".Length..]}", [args[5]]));
        return runs.ToImmutable();
    }

    private void Line(ImmutableArray<TextRun>.Builder runs, string language, string phrase, string value)
    {
        if (value.Length > 0)
        {
            runs.Add(new TextRun("\n"));
            runs.AddRange(wording.Say(language, phrase, [value]));
        }
    }
}
