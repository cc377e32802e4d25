using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Facts and files for a case that is open. One message is one addition, kept at once.</summary>
internal sealed class AddingTalk(Mover move)
{
    /// <summary>Shorter words tell an official nothing.</summary>
    private const int Least = 5;

    /// <summary>A reply as short as this may be a mere "thank you": it is asked whether it should be added.</summary>
    private const int ShortReply = 20;

    /// <summary>Something that could be added.</summary>
    public static bool Carries(MessageContent content) => content switch
    {
        MessageContent.Text { Value: var text } => text.Length > 0 && text[0] != '/',
        MessageContent.Files => true,
        _ => false,
    };

    /// <summary>A reply to a message that names a case is an addition to it.</summary>
    public Turn Reply(Conversation conversation, TicketNumber ticket, MessageContent content, TurnFacts facts)
    {
        if (content is MessageContent.Files files)
        {
            return Files(conversation, ticket.ToString(), files, facts);
        }

        var words = Understanding.Clean(((MessageContent.Text)content).Value);
        if (words.Length is > 0 and < ShortReply)
        {
            var focus = new CaseFocus(CasePurpose.Add, ticket.ToString()) { Words = words };
            return CaseTalk.Enter(move, conversation, State.ConfirmingAddition, focus).Saying(facts);
        }

        return Words(conversation, ticket.ToString(), words, facts);
    }

    public Turn? Hear(Conversation conversation, Intent intent, MessageContent content, TurnFacts facts)
    {
        var focus = conversation.Focus!;
        return (conversation.State, intent, content) switch
        {
            (State.ConfirmingAddition, Intent.Choose { Value: Question.Yes }, _) => Take(conversation, focus.Ticket!, focus.Words!, [], facts),
            (State.ConfirmingAddition, Intent.Choose, _) => CaseTalk.Leave(move, conversation).Saying(facts, new Reply("Case.Left", [])),
            (State.ConfirmingAddition, _, _) => null,
            (_, Intent.Order { Command: Command.Done or Command.Skip }, _) => CaseTalk.Leave(move, conversation).Saying(facts, new Reply("Case.Left", [])),
            (_, Intent.Order, _) => null,
            (_, _, MessageContent.Files files) => Files(conversation, focus.Ticket!, files, facts),
            (_, Intent.Pin pin, _) when pin.Point.IsInIndonesia => Take(conversation, focus.Ticket!, $"📍 {PlaceQuestion.Print(pin.Point)}", [], facts),
            (_, Intent.Pin, _) => conversation.Saying(facts, new Reply("Pin.Outside", [])),
            (_, _, MessageContent.Text text) when !TicketNumber.TryParse(text.Value, out _) => Words(conversation, focus.Ticket!, Understanding.Clean(text.Value), facts),
            _ => null,
        };
    }

    /// <summary>The case is there and may take more: ask for it.</summary>
    public Turn Ask(Conversation conversation, TicketNumber ticket, TurnFacts facts) =>
        CaseTalk.Enter(move, conversation, State.Adding, new CaseFocus(CasePurpose.Add, ticket.ToString())).Saying(facts);

    /// <summary>What was said before the case was chosen.</summary>
    public static Turn Give(Conversation conversation, TicketNumber ticket, CaseFocus held, TurnFacts facts) => held.Files.IsDefaultOrEmpty
        ? Words(conversation, ticket.ToString(), held.Words ?? "", facts)
        : Files(conversation, ticket.ToString(), new MessageContent.Files(held.Files, held.Words), facts);

    public Turn Taken(Turn turn, CaseStep.Add step, StepResult result, TurnFacts facts)
    {
        var left = CaseTalk.Leave(move, turn.Next);
        if (result.Verdict != StepVerdict.Taken)
        {
            return left.Saying(facts, Refusals.Of(result.Verdict));
        }

        var ticket = step.Ticket.ToString();
        var focused = left.State == State.Idle ? left with { Focus = new CaseFocus(CasePurpose.Add, ticket) } : left;
        return left.Album is { Said: AlbumNotices.Kept } ? new Turn(focused, [])
            : CaseTalk.SayingCard(focused, facts, new Reply("Case.Added", [ticket, $"{result.Additions}", $"{CaseRules.MostAdditions}"], Card.Added));
    }

    public static Turn Take(Conversation conversation, string ticket, string words, ImmutableArray<Attachment> files, TurnFacts facts) => new(
        conversation with { Album = null }, [], new Errand.Take(new CaseStep.Add(StepIds.Of(facts), facts.Sender, Parse(ticket), words, files)));

    /// <summary>Files with what is written under them, as one addition. They are judged as those of a new report.</summary>
    public static Turn Files(Conversation conversation, string ticket, MessageContent.Files files, TurnFacts facts)
    {
        var words = files.Caption is { } caption ? Understanding.Clean(caption) : "";
        if (words.Length > CaseStep.LongestWords)
        {
            return conversation.Saying(facts, new Reply("Mend.AddLong", [$"{CaseStep.LongestWords}", $"{words.Length}"]));
        }

        var kept = Evidence.Keep(new ComplaintDraft { Id = facts.FreshId }, new Intent.Attach(files.Items, null, files.Album), facts.Files);
        if (kept.Draft.Files.IsEmpty && words.Length == 0)
        {
            return conversation.Saying(facts, kept.Reply);
        }

        var taking = Take(conversation, ticket, words, kept.Draft.Files, facts);
        return files.Album is { } album ? taking with { Next = taking.Next with { Album = Remember(conversation, album, facts) } } : taking;
    }

    /// <summary>The first member is answered for the whole album.</summary>
    private static Album Remember(Conversation conversation, string album, TurnFacts facts) =>
        new(album, facts.FreshId, conversation.Album?.Id == album ? AlbumNotices.Kept : AlbumNotices.None);

    internal static TicketNumber Parse(string ticket) =>
        TicketNumber.TryParse(ticket, out var number) ? number : throw new InvalidOperationException("A conversation holds a ticket number that is none.");

    private static Turn Words(Conversation conversation, string ticket, string words, TurnFacts facts) => words.Length switch
    {
        < Least => conversation.Saying(facts, new Reply("Mend.AddShort", [])),
        > CaseStep.LongestWords => conversation.Saying(facts, new Reply("Mend.AddLong", [$"{CaseStep.LongestWords}", $"{words.Length}"])),
        _ => Take(conversation, ticket, words, [], facts),
    };
}
