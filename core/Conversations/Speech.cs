using System.Collections.Immutable;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Turns recipes into messages in a person's language. Pure.</summary>
public sealed class Speech(Wording wording)
{
    /// <summary>The sentences it speaks with.</summary>
    public Wording Wording => wording;

    private static readonly TextRun Paragraph = new("\n\n");

    private readonly CardPrinter _cards = new(wording);
    private readonly DraftPrinter _drafts = new(wording);

    /// <summary>Renders what was said to one message.</summary>
    /// <param name="answer">The recipes, with the language and the draft they belong to.</param>
    /// <param name="draft">The open draft if it is still that one: review and progress are read from it.</param>
    /// <param name="facts">The hub's categories, for the buttons.</param>
    public ImmutableArray<OutgoingMessage> Render(StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts)
    {
        var current = draft?.Id == answer.DraftId ? draft : null;
        var messages = ImmutableArray.CreateBuilder<OutgoingMessage>(answer.Replies.Length);
        var before = ImmutableArray<TextRun>.Empty;
        string? link = null;
        foreach (var reply in answer.Replies)
        {
            // A sentence without buttons opens the message that follows: one ping on the phone instead of two.
            var text = Tell(reply, answer.Language, current);
            var joined = before.IsEmpty ? text : [.. before, Paragraph, .. text];
            before = reply.Card == Card.None ? joined : [];
            link ??= HandoverTalk.LinkIn(reply);
            if (reply.Card != Card.None)
            {
                messages.Add(Compose(joined, reply, answer, current, facts) with { Link = link });
                link = null;
            }
        }

        if (!before.IsEmpty)
        {
            messages.Add(new OutgoingMessage { Text = before, Link = link });
        }

        return messages.ToImmutable();
    }

    private OutgoingMessage Compose(
        ImmutableArray<TextRun> text, Reply reply, StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts) => new()
        {
            Text = text,
            Choices = _cards.Print(reply, answer, draft, facts),
            AsksForLocation = reply.Card == Card.Place,
            IsVital = reply.Card is Card.Receipt or Card.Document,
            Document = reply.Card == Card.Document ? new OutgoingDocument(reply.Args[0], reply.Args[1], reply.Args[2]) : null,
        };

    private ImmutableArray<TextRun> Tell(Reply reply, string language, ComplaintDraft? draft) =>
        reply.Card switch
        {
            Card.Review when draft is not null => _drafts.Review(language, draft, reply),
            Card.Caught when draft is not null => _drafts.Caught(language, draft, reply),
            Card.Review or Card.Caught => wording.Say(language, "Review.Past", []),
            _ when reply.Phrase is "Status.Own" => CaseCard.Tell(wording, language, reply.Args),
            Card.Cases => CaseList.Read(reply).Tell(wording, language),
            _ when reply.Phrase is "Amended" => wording.Say(language, reply.Phrase, [wording.Label(language, reply.Args[0])]),
            _ when reply.Phrase is "Status.Stranger" => wording.Say(language, reply.Phrase, [reply.Args[0], wording.Label(language, reply.Args[1])]),
            _ => wording.Packs.Dress(language, reply.Phrase, WithProgress(reply, language, draft)),
        };

    private ImmutableArray<TextRun> WithProgress(Reply reply, string language, ComplaintDraft? draft)
    {
        var said = wording.Say(language, reply.Phrase, reply.Args);
        if (draft is null || CardPrinter.StateOf(reply.Card) is not { } state || Questionnaire.Of(state) is not { IsField: true } question
            || !Asks(reply.Phrase))
        {
            return said;
        }

        var (number, of) = Questionnaire.Progress(state, draft);
        return [.. wording.Say(language, "Progress", [$"{number}", $"{of}", wording.Label(language, question.FieldPhrase)]), .. said];
    }

    private static bool Asks(string phrase) =>
        phrase.StartsWith("Ask.", StringComparison.Ordinal) || phrase.StartsWith("Suggest.", StringComparison.Ordinal);
}
