using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Gives a case to another chat of the same person, in one transaction with what is still to be sent and fetched for it.</summary>
internal sealed class CaseOwners(LedgerDatabase database) : ICaseOwners
{
    public Task<ComplaintCase?> MoveAsync(TicketNumber ticket, ReplyAddress from, ReplyAddress to, CancellationToken cancellationToken) =>
        database.TransactAsync(context => MoveAsync(context, ticket, from, to, cancellationToken), cancellationToken);

    private static async Task<ComplaintCase?> MoveAsync(
        LedgerContext context, TicketNumber ticket, ReplyAddress from, ReplyAddress to, CancellationToken cancellationToken)
    {
        var row = await context.Complaints.FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken);
        var owner = row is null ? null : new ReplyAddress(row.OwnerChannel, row.OwnerAddress);
        if (row is null || (owner != from && owner != to))
        {
            return null;
        }

        if (owner == from)
        {
            // What is not fetched yet still lies with the channel it came by.
            var files = await context.Files.Where(file => file.ComplaintId == row.Id && file.State == FileState.Waiting).ToListAsync(cancellationToken);
            files.ForEach(file => file.Source = ComplaintRows.Read(file).HeldBy(from.Channel).Source);
            row.OwnerChannel = to.Channel;
            row.OwnerAddress = to.Value;
        }

        return ComplaintRows.Case(row);
    }
}
