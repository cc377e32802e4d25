using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>What waits for an official: how much, and what comes first.</summary>
internal sealed class QueueTalk(PocketCases cases, CaseCounter counter, Territories territories)
{
    private const int Most = 5;

    public async Task<ImmutableArray<OutgoingMessage>> ShowAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var (actor, speech) = (turn.Actor, turn.Speech);
        var territory = await territories.OfAsync(actor, Power.ReadCases, cancellationToken);
        var counts = await counter.CountAsync(territory, cancellationToken);
        var waiting = PocketCases.WaitingOf(counts);
        if (waiting == 0)
        {
            return [speech.Say("Telegram.QueueEmpty")];
        }

        var lines = await cases.NextAsync(territory, Most, cancellationToken);
        var text = speech.Runs("Telegram.Queue", Number(counts.Red), Number(counts.Amber), Number(Math.Max(0, waiting - counts.Red - counts.Amber)));
        return
        [
            speech.Say("Telegram.Queue") with
            {
                Text = [.. text, .. lines.SelectMany((line, i) => CaseSketches.InQueue(speech, line, i + 1))],
                Choices = [.. lines.SelectMany((line, i) => Buttons(turn, line.Ticket, i + 1))],
            },
        ];
    }

    /// <summary>Two short labels stand side by side.</summary>
    private static IEnumerable<Choice> Buttons(OfficialTurn turn, TicketNumber ticket, int number)
    {
        yield return Numbered(turn.Speech.Button("Telegram.Button.Open", CaseTalk.Open, ticket.ToString()), number);
        if (turn.Actor.May(Power.Reply))
        {
            yield return Numbered(turn.Speech.Button("Telegram.Button.Reply", CaseTalk.Reply, ticket.ToString()), number);
        }
    }

    private static Choice Numbered(Choice choice, int number) => choice with { Label = $"{Number(number)} · {choice.Label}" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
