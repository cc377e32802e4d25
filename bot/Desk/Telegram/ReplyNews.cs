using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Tells the author of an answer what became of it, in the very message it was sent from.</summary>
internal sealed class ReplyNews(ReplyFates fates, DeskPlaces places)
{
    private const string Fate = "Telegram.Fate.";

    public Task<int> TellAsync(CancellationToken cancellationToken) => fates.TellAsync(item => places.Marked(Compose(places.In(item.Author.Language), item.Ticket.ToString(), item.Fate), item.Author.Language), cancellationToken);

    public static OutgoingMessage Compose(DeskSpeech speech, string ticket, ReplyFate fate) => new()
    {
        Text = speech.Runs(Fate + fate, ticket),
        Choices = [speech.Button("Telegram.Button.Open", CaseTalk.Open, ticket)],
        IsForDesk = true,
    };
}
