using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>One case, as far as a phone may show it.</summary>
internal sealed class CaseTalk(PocketCases cases, Territories territories)
{
    /// <summary>Opens a case.</summary>
    public const string Open = "d:o";

    /// <summary>Begins an answer to it.</summary>
    public const string Reply = "d:b";

    public async Task<ImmutableArray<OutgoingMessage>> ShowAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var speech = turn.Speech;
        if (!TryTicket(turn, out var ticket, out _))
        {
            return [speech.Say("Telegram.WhichCase", turn.Order.Act)];
        }

        var territory = await territories.OfAsync(turn.Actor, Power.ReadCases, cancellationToken);
        if (await cases.FindAsync(territory, ticket, cancellationToken) is not { } one)
        {
            return [speech.Say("Telegram.NotFound", ticket.ToString())];
        }

        return [new OutgoingMessage { Text = CaseSketches.Card(speech, one), Choices = Buttons(turn, one), IsForDesk = true }];
    }

    /// <summary>The case an order names, or else the message it replies to.</summary>
    internal static bool TryTicket(OfficialTurn turn, out TicketNumber ticket, out string words)
    {
        if (DeskReading.TryTicket(turn.Order.Argument, out ticket, out words))
        {
            return true;
        }

        words = turn.Order.Argument;
        ticket = turn.Message.About ?? default;
        return turn.Message.About is not null && !TicketNumber.LooksMistyped(words);
    }

    private static ImmutableArray<Choice> Buttons(OfficialTurn turn, PocketCase one) =>
    [
        .. turn.Actor.May(Power.Reply) && !one.IsOver && !one.IsSecret
            ? [turn.Speech.Button("Telegram.Button.Reply", Reply, one.Line.Ticket.ToString(), ChoiceStyle.Primary)]
            : ImmutableArray<Choice>.Empty,
        turn.Speech.Button("Telegram.Button.Queue", Queue),
    ];

    /// <summary>Shows the queue.</summary>
    public const string Queue = "d:q";
}
