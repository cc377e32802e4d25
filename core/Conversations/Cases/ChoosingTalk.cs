using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Finding the right case among one's own: a list with pages, numbers and tickets.</summary>
internal sealed class ChoosingTalk(Mover move)
{
    /// <summary>A page asked for by its button: purpose, slash, page.</summary>
    public static Turn Page(Conversation conversation, string argument)
    {
        var parts = argument.Split('/');
        var isPage = parts is [var purpose, var page]
            && Enum.TryParse<CasePurpose>(purpose, out var known) && Enum.IsDefined(known)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return new Turn(conversation, [], isPage
            ? new Errand.Cases(Enum.Parse<CasePurpose>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture))
            : new Errand.Cases(CasePurpose.View));
    }

    /// <summary>An answer to a message to many, by somebody with several reports: kept while they choose which.</summary>
    public Turn Hold(Conversation conversation, MessageContent content)
    {
        var (words, files) = content is MessageContent.Files with ? (with.Caption, with.Items) : (((MessageContent.Text)content).Value, []);
        var focus = new CaseFocus(CasePurpose.Add, null) { Words = words is null ? null : Understanding.Clean(words), Files = files };
        return new Turn(CaseTalk.Enter(move, conversation, State.ChoosingCase, focus), [], new Errand.Cases(CasePurpose.Add));
    }

    public static Turn? Hear(Conversation conversation, Intent intent, MessageContent content)
    {
        var focus = conversation.Focus!;
        if (focus.Holds && intent is Intent.Order { Command: Command.Cases or Command.Add } order)
        {
            return order.Command == Command.Cases ? Page(conversation, order.Argument)
                : TicketNumber.TryParse(order.Argument, out var chosen) ? new Turn(conversation, [], new Errand.Open(focus.Purpose, chosen))
                : null;
        }

        if (content is not MessageContent.Text text)
        {
            return null;
        }

        if (intent is Intent.AskAbout about)
        {
            return new Turn(conversation, [], new Errand.Open(focus.Purpose, about.Ticket));
        }

        var plain = Vocabulary.Plain(text.Value.Length <= 40 ? text.Value : "");
        return Turning(plain) is { } step ? new Turn(conversation, [], new Errand.Cases(focus.Purpose, Math.Max(0, focus.Page + step)))
            : Numbered(focus, plain) is { } ticket ? new Turn(conversation, [], new Errand.Open(focus.Purpose, AddingTalk.Parse(ticket)))
            : null;
    }

    /// <summary>The person's cases that can serve the purpose: none, the one, or a page to choose from.</summary>
    public Turn Found(Turn turn, Errand.Cases errand, IReadOnlyList<ComplaintCase> cases, TurnFacts facts, CaseRules rules)
    {
        var (purpose, page) = errand;
        var fitting = purpose == CasePurpose.View ? cases : [.. cases.Where(one => Serves(one, purpose, rules, facts.Now))];
        if (fitting.Count == 0)
        {
            var left = CaseTalk.Leave(move, turn.Next);
            return left.Saying(facts, new Reply(cases.Count == 0 ? "Status.None" : None(purpose), []));
        }

        if (fitting.Count == 1)
        {
            return turn with { Errand = new Errand.Open(purpose, fitting[0].Ticket) };
        }

        var list = CaseList.Of(fitting, purpose, Math.Min(page, (fitting.Count - 1) / CaseList.PageSize), facts.Zone);
        var focus = new CaseFocus(purpose, null) { Page = list.Page, Listed = [.. list.Entries.Select(entry => entry.Ticket)] };
        if (turn.Next.Focus is { Holds: true } held)
        {
            focus = focus with { Words = held.Words, Files = held.Files };
        }

        var choosing = CaseTalk.Enter(move, turn.Next, State.ChoosingCase, focus);
        return new Turn(choosing, choosing.Draft is null ? [list.ToReply()] : [new Reply("Cases.DraftWaits", []), list.ToReply()]);
    }

    private static bool Serves(ComplaintCase one, CasePurpose purpose, CaseRules rules, DateTimeOffset now)
    {
        var moves = rules.Moves(one, 0, now);
        return moves.HasFlag(purpose switch
        {
            CasePurpose.Add => CaseMoves.Add,
            CasePurpose.Satisfied => CaseMoves.Satisfied,
            CasePurpose.Dissatisfied => CaseMoves.Dissatisfied,
            _ => CaseMoves.Withdraw,
        });
    }

    private static string None(CasePurpose purpose) =>
        purpose is CasePurpose.Satisfied or CasePurpose.Dissatisfied ? "Cases.NoneAnswered" : "Cases.NoneOpen";

    private static int? Turning(string plain) => plain switch
    {
        "berikutnya" or "lagi" or "lanjut" or "selanjutnya" or "next" or "more" => 1,
        "sebelumnya" or "previous" => -1,
        _ => null,
    };

    private static string? Numbered(CaseFocus focus, string plain)
    {
        var listed = focus.Listed.IsDefault ? ImmutableArray<string>.Empty : focus.Listed;
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number - 1 - (focus.Page * CaseList.PageSize) is var place && place >= 0 && place < listed.Length
                ? listed[place]
                : null;
    }
}
