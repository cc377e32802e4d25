using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Writes an answer to a reporter: asked for, shown as the reporter will see it, and sent when its author says so.</summary>
internal sealed class ReplyTalk(PocketCases cases, Territories territories, ReplyDrafts drafts, ReplyPost post, ReplyAlbums albums)
{
    /// <summary>Sends what is shown.</summary>
    public const string Send = "d:k";

    /// <summary>Puts it aside and asks for other words.</summary>
    public const string Change = "d:u";

    /// <summary>Puts it aside.</summary>
    public const string Drop = "d:x";

    private const string Verdict = "Telegram.Verdict.";

    /// <summary><c>/balas LB-… words</c>, a reply to a message about a case, or a press of its button.</summary>
    public async Task<ImmutableArray<OutgoingMessage>> WriteAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var speech = turn.Speech;
        if (!CaseTalk.TryTicket(turn, out var ticket, out var words))
        {
            return [speech.Say("Telegram.WhichCase", "/balas")];
        }

        var territory = await territories.OfAsync(turn.Actor, Power.Reply, cancellationToken);
        if (await cases.FindAsync(territory, ticket, cancellationToken) is not { } one)
        {
            return [speech.Say("Telegram.NotFound", ticket.ToString())];
        }

        if (ReplyObjections.Of(speech, one, words, turn.Order.Files) is { } objection)
        {
            return [objection];
        }

        return words.Length == 0 && turn.Order.Files.IsEmpty
            ? [Ask(speech, ticket)]
            : [await ShowAsync(turn, one, words, cancellationToken)];
    }

    public async Task<ImmutableArray<OutgoingMessage>> SendAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var speech = turn.Speech;
        if (await FindAsync(turn, cancellationToken) is not { State: ReplyDraftState.Open or ReplyDraftState.Fetching or ReplyDraftState.Sent } draft)
        {
            return [speech.Say("Telegram.DraftGone")];
        }

        if (draft is { State: ReplyDraftState.Open, Words: "" })
        {
            return [speech.Say("Telegram.NoWords")];
        }

        var ticket = draft.Ticket.ToString();
        var result = draft.State == ReplyDraftState.Open ? await post.SendAsync(turn.Actor, draft, turn.Message.Under, cancellationToken) : null;
        return result is null || result.IsDone
            ? [ReplyNews.Compose(speech, ticket, ReplyFate.Queued) with { Replaces = turn.Message.Under }]
            : [speech.Say(Verdict + result.Verdict, ticket)];
    }

    public async Task<ImmutableArray<OutgoingMessage>> ChangeAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, cancellationToken) is not { } draft || !await drafts.DropAsync(draft.Id, cancellationToken))
        {
            return [turn.Speech.Say("Telegram.DraftGone")];
        }

        return [turn.Speech.Say("Telegram.Dropped", draft.Ticket.ToString()) with { Replaces = turn.Message.Under }, Ask(turn.Speech, draft.Ticket)];
    }

    public async Task<ImmutableArray<OutgoingMessage>> DropAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        await FindAsync(turn, cancellationToken) is { } draft && await drafts.DropAsync(draft.Id, cancellationToken)
            ? [turn.Speech.Say("Telegram.Dropped", draft.Ticket.ToString()) with { Replaces = turn.Message.Under }]
            : [turn.Speech.Say("Telegram.DraftGone")];

    public static ImmutableArray<OutgoingMessage> Correct(OfficialTurn turn) => [turn.Speech.Say("Telegram.NoEdits")];

    /// <summary>A draft named by a button is found only by its author.</summary>
    private Task<ReplyDraft?> FindAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        Guid.TryParseExact(turn.Order.Argument, "N", out var id) ? drafts.FindAsync(turn.Actor, id, cancellationToken) : Task.FromResult<ReplyDraft?>(null);

    private static OutgoingMessage Ask(DeskSpeech speech, TicketNumber ticket) => speech.Say("Telegram.AskReply", ticket.ToString()) with { AsksForReply = true };

    private async Task<OutgoingMessage> ShowAsync(OfficialTurn turn, PocketCase one, string words, CancellationToken cancellationToken)
    {
        var (speech, message, order) = (turn.Speech, turn.Message, turn.Order);
        var draft = new ReplyDraft(ReplyDrafts.IdOf(turn.Actor.Id, order.Album ?? message.Id), one.Line.Ticket, words, order.Files, ReplyDraftState.Open);
        draft = await drafts.KeepAsync(turn.Actor, message.Sender.Value, one.Id, draft, cancellationToken);
        albums.Note(message.Sender, order.Album, one.Line.Ticket);
        var id = draft.Id.ToString("N");
        var seen = post.Preview(one, draft);
        return new OutgoingMessage
        {
            Text =
            [
                .. speech.Runs("Telegram.Preview", draft.Ticket.ToString()),
                .. seen.Text,
                .. seen.Choices.IsEmpty ? [] : speech.Runs("Telegram.PreviewButtons", string.Join(", ", seen.Choices.Select(choice => choice.Label))),
                .. draft.Files.IsEmpty ? [] : speech.Runs("Telegram.PreviewFiles", draft.Files.Length.ToString(CultureInfo.InvariantCulture)),
            ],
            Choices =
            [
                speech.Button("Telegram.Button.Send", Send, id, ChoiceStyle.Primary),
                speech.Button("Telegram.Button.Change", Change, id),
                speech.Button("Telegram.Button.Drop", Drop, id, ChoiceStyle.Danger),
            ],
            IsForDesk = true,
        };
    }
}
