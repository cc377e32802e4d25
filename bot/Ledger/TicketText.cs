using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LaporBot.Bot.Ledger;

/// <summary>A ticket number as its canonical text.</summary>
internal sealed class TicketText() : ValueConverter<TicketNumber, string>(ticket => ticket.ToString(), text => Read(text))
{
    private static TicketNumber Read(string text) =>
        TicketNumber.TryParse(text, out var ticket) ? ticket : throw new InvalidOperationException("The ledger holds a ticket number that is none.");
}
