using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>The ledger as a conversation sees it, on SQLite or PostgreSQL.</summary>
internal sealed class DatabaseLedger(LedgerDatabase database, Wakes wakes, TimeProvider time) : ILedger
{
    /// <summary>Two drawn numbers meet once in 2^40; more than a few in a row means the generator is broken.</summary>
    private const int MostDraws = 5;

    public async Task<TicketNumber> FileAsync(Complaint complaint, CancellationToken cancellationToken)
    {
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var ticket = TicketNumber.Draw();
            if (await TryFileAsync(complaint, ticket, cancellationToken))
            {
                wakes.Files.Signal();
                wakes.Submissions.Signal();
                Instruments.Filed.Add(
                    1,
                    new KeyValuePair<string, object?>("channel", complaint.Owner.Channel),
                    new KeyValuePair<string, object?>("classification", complaint.Classification.ToString()));
                return ticket;
            }

            if (await TicketOfAsync(complaint.DraftId, cancellationToken) is { } known)
            {
                return known;
            }
        }

        throw new StoreUnavailableException("No free ticket number was found.");
    }

    public Task<ComplaintCase?> FindAsync(TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await context.Complaints.AsNoTracking().FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken);
            return row is null ? null : ComplaintRows.Case(row);
        });

    public Task<IReadOnlyList<ComplaintCase>> CasesOfAsync(ReplyAddress owner, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ComplaintCase>>(async context =>
        {
            var rows = await context.Complaints.AsNoTracking()
                .Where(one => one.OwnerChannel == owner.Channel && one.OwnerAddress == owner.Value)
                .OrderByDescending(one => one.FiledAt)
                .Take(most)
                .ToListAsync(cancellationToken);
            return [.. rows.Select(ComplaintRows.Case)];
        });

    public async Task EnqueueAsync(string deliveryId, ReplyAddress to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var delivery = new NewDelivery(deliveryId, to, message);
        await database.WriteAsync(
            context => StoredMessage.EnqueueAsync(context, delivery, time.GetUtcNow(), cancellationToken), cancellationToken);
        wakes.Deliveries.Signal();
    }

    private async Task<bool> TryFileAsync(Complaint complaint, TicketNumber ticket, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = ComplaintRows.Write(complaint, ticket, now);
        var submission = new SubmissionRow { ComplaintId = row.Id, State = SubmissionState.Pending, NextAt = now, CreatedAt = now };
        try
        {
            await database.WriteAsync(
                context =>
                {
                    context.AddRange(row, submission, ComplaintRows.Event(row.Id, ComplaintStatus.Submitted, complaint.FiledAt));
                    return context.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            return true;
        }
        catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
        {
            // The draft was filed before, or somebody has drawn this number: the caller looks which.
            return false;
        }
    }

    private Task<TicketNumber?> TicketOfAsync(Guid draftId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Complaints
            .Where(one => one.DraftId == draftId)
            .Select(one => (TicketNumber?)one.Ticket)
            .FirstOrDefaultAsync(cancellationToken));
}
