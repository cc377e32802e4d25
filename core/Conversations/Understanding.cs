using System.Globalization;
using System.Text;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Reads a message in the light of what is on the table. Pure.</summary>
internal sealed class Understanding(Wording wording)
{
    /// <summary>A longer text that mentions a ticket number is a story, not a question about it.</summary>
    private const int LongestQuestion = 80;

    private const int LongestWords = 8000;

    public Intent Read(Conversation conversation, IncomingMessage message, TurnFacts facts) => message.Content switch
    {
        MessageContent.Text text => ReadReply(conversation, message.RepliesTo, Clean(text.Value)) ?? ReadText(conversation, Clean(text.Value), facts),
        MessageContent.Press press => ReadPress(conversation, press.Data, facts),
        MessageContent.Files when message.ForDraft is { } draft && draft != conversation.Draft?.Id => new Intent.Tell("Files.PageLate"),
        MessageContent.Files files => new Intent.Attach(files.Items, files.Caption is { } caption ? Clean(caption) : null, files.Album),
        MessageContent.Pin pin => new Intent.Pin(pin.Point, pin.Words is { } words ? Clean(words) : null),
        MessageContent.Contact card => ContactQuestion.Read(conversation, card),
        MessageContent.Edited edited => ReadEdit(conversation, message.Origin, Clean(edited.Value)),
        MessageContent.Joined => new Intent.Join(),
        _ => new Intent.Unreadable(),
    };

    private static Intent ReadPress(Conversation conversation, string data, TurnFacts facts)
    {
        if (ButtonData.TryCommand(data, out var command, out var argument))
        {
            return new Intent.Order(command, argument);
        }

        if (!ButtonData.TryParse(data, out var button) || button.State != conversation.State || !button.BelongsTo(conversation.Draft))
        {
            return new Intent.Stale();
        }

        return button.Value switch
        {
            ButtonData.Back => new Intent.Order(Command.Back, ""),
            ButtonData.Skip => new Intent.Order(Command.Skip, ""),
            ButtonData.Cancel => new Intent.Order(Command.Cancel, ""),
            CategoryQuestion.ShowAll => new Intent.Choose(button.Value),
            var value when Table.Offers(Table.Options(conversation.State, conversation.Draft, facts), value) => new Intent.Choose(value),
            _ => new Intent.Stale(),
        };
    }

    /// <summary>A reply to the card of another question of this draft answers that one.</summary>
    private static Intent.Amend? ReadReply(Conversation conversation, string? repliesTo, string text) =>
        repliesTo is not null && text.Length > 0 && text[0] != '/' && ButtonData.TryParse(repliesTo, out var button)
        && conversation.Draft is { } draft && button.IsOfDraft(draft.Id)
        && button.State != conversation.State && Questionnaire.Of(button.State) is { IsField: true } question && draft.Answered.Has(question.Flag)
            ? new Intent.Amend(button.State, text)
            : null;

    private static Intent ReadEdit(Conversation conversation, string? origin, string text) =>
        origin is not null && text.Length > 0 && conversation.Draft is { } draft && AnswerSources.Find(draft, origin) is { } field
            ? new Intent.Amend(field, text)
            : new Intent.Correct();

    private Intent ReadText(Conversation conversation, string text, TurnFacts facts)
    {
        if (text.Length == 0)
        {
            return new Intent.Unreadable();
        }

        if (text[0] == '/')
        {
            var space = text.IndexOfAny([' ', '\n']);
            return new Intent.Order(Vocabulary.Slash(space < 0 ? text[1..] : text[1..space]), space < 0 ? "" : text[(space + 1)..].Trim());
        }

        if (text.Length <= LongestQuestion && ReadTicket(text) is { } ticket)
        {
            return ticket;
        }

        var plain = text.Length <= LongestQuestion ? Vocabulary.Plain(text) : "";
        return ReadChoice(conversation, plain, facts) is { } value ? new Intent.Choose(value)
            : Vocabulary.Word(plain) is { } command ? new Intent.Order(command, "")
            : new Intent.Words(text);
    }

    private static Intent? ReadTicket(string text) =>
        text.Length < TicketNumber.Shortest ? null
        : TicketNumber.TryFind(text, out var ticket) ? new Intent.AskAbout(ticket)
        : TicketNumber.LooksMistyped(text) ? new Intent.Mistyped()
        : null;

    /// <summary>By number, by yes and no, by the label or a telling part of it.</summary>
    private string? ReadChoice(Conversation conversation, string plain, TurnFacts facts)
    {
        if (plain.Length == 0)
        {
            return null;
        }

        var options = Table.Options(conversation.State, conversation.Draft, facts);
        if (plain.Length <= 2 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= options.Length ? options[number - 1].Value : null;
        }

        plain = WithoutNumber(plain, options.Length);
        if (Table.IsYesNo(options) && (Vocabulary.IsYes(plain) || Vocabulary.IsNo(plain)))
        {
            var value = Vocabulary.IsYes(plain) ? Question.Yes : Question.No;
            return Table.Offers(options, value) ? value : null;
        }

        return ByLabel(options, plain, conversation);
    }

    /// <summary>"2. Kota Mataram", copied from a button: the number says no more than the words.</summary>
    private static string WithoutNumber(string plain, int options) =>
        plain.IndexOf(' ', StringComparison.Ordinal) is > 0 and <= 2 and var space
        && int.TryParse(plain.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options
            ? plain[(space + 1)..]
            : plain;

    private string? ByLabel(System.Collections.Immutable.ImmutableArray<Option> options, string plain, Conversation conversation)
    {
        string? found = null;
        foreach (var option in options)
        {
            var label = option.Label is { } name ? Vocabulary.Plain(name) : Vocabulary.Plain(wording.Label(conversation.Language, option.Phrase!));
            if (label == plain || (option.Phrase is not null && plain == option.Value))
            {
                return option.Value;
            }

            // "anonim" for "Anonim, nama saya tidak disebut": the beginning of one label only. Names of places and categories have their own finders.
            if (option.Phrase is not null && plain.Length >= 4 && label.StartsWith(plain, StringComparison.Ordinal)
                && (label.Length == plain.Length || label[plain.Length] == ' '))
            {
                found = found is null ? option.Value : "";
            }
        }

        return found is "" ? null : found;
    }

    /// <summary>
    /// One normal form; control, bidirectional and zero-width characters out (they hide or reorder what officials read),
    /// line ends kept.
    /// </summary>
    internal static string Clean(string text)
    {
        var cut = text.Length > LongestWords ? text[..LongestWords] : text;
        var plain = true;
        foreach (var c in cut)
        {
            plain &= c is >= ' ' and <= '~';
        }

        return plain ? cut.Trim() : Scrub(cut);
    }

    private static string Scrub(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || !IsHidden(rune))
            {
                builder.Append(rune.ToString());
            }
        }

        // A lone surrogate has become U+FFFD above, so normalising cannot fail.
        return builder.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        || rune.Value is >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x2069 or 0xFEFF or 0x00AD;
}
