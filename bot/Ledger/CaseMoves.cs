using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Gives a case to another chat of the same person, in one transaction with the files that are still to be fetched.</summary>
internal sealed class CaseMoves(LedgerDatabase database)
{
    public Task<PersonResult> MoveAsync(PersonStep.Move step, CancellationToken cancellationToken) =>
        database.TransactAsync(context => MoveAsync(context, step, cancellationToken), cancellationToken);

    private static async Task<PersonResult> MoveAsync(LedgerContext context, PersonStep.Move step, CancellationToken cancellationToken)
    {
        var row = await context.Complaints.FirstOrDefaultAsync(one => one.Ticket == step.Ticket, cancellationToken);
        var owner = row is null ? null : new ReplyAddress(row.OwnerChannel, row.OwnerAddress);
        if (row is null || (owner != step.Person && owner != step.To))
        {
            return new PersonResult(false);
        }

        if (owner == step.To)
        {
            return new PersonResult(false, Reports: 1);
        }

        // What came by the old channel lies there still, whether it has been fetched or is to be erased one day.
        var files = await context.Files.Where(file => file.ComplaintId == row.Id && file.StaffId == null).ToListAsync(cancellationToken);
        files.ForEach(file => file.Source = ComplaintRows.Read(file).HeldBy(step.Person.Channel).Source);
        (row.OwnerChannel, row.OwnerAddress) = (step.To.Channel, step.To.Value);
        return new PersonResult(true, Reports: 1, Files: files.Count);
    }
}
