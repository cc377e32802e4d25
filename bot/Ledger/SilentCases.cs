using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Closes cases whose citizen let the reply window pass. Nobody is called satisfied by this, and no rating is made of it.</summary>
internal sealed class SilentCases(LedgerDatabase database, CaseRules rules, StatusMessages messages, Wakes wakes, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>No window is shorter, so younger answers need not be looked at.</summary>
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromDays(1);

    /// <returns>How many were closed.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer; the next round tries again.</exception>
    public async Task<int> CloseAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - ShortestWindow;
        var answered = await database.ReadAsync(context => context.Complaints.AsNoTracking()
            .Where(row => row.Status == ComplaintStatus.Answered && row.StatusSince <= before)
            .OrderBy(row => row.StatusSince)
            .Take(Batch)
            .ToListAsync(cancellationToken));
        var closed = 0;
        foreach (var row in answered.Where(row => row.StepDue < today))
        {
            closed += await database.TransactAsync(context => CloseAsync(context, row, cancellationToken), cancellationToken) ? 1 : 0;
        }

        if (closed > 0)
        {
            wakes.Deliveries.Signal();
        }

        return closed;
    }

    /// <summary>Only while it still stands as it was read: a "puas" of this moment wins.</summary>
    private async Task<bool> CloseAsync(LedgerContext context, ComplaintRow row, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var closed = await context.Complaints
            .Where(one => one.Id == row.Id && one.Status == ComplaintStatus.Answered && one.StatusSince == row.StatusSince)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(one => one.Status, ComplaintStatus.Closed)
                    .SetProperty(one => one.StatusSince, now)
                    .SetProperty(one => one.CloseReason, CloseReason.SilentTimeout)
                    .SetProperty(one => one.StepDue, (DateOnly?)null)
                    .SetProperty(one => one.AmberAt, (DateTimeOffset?)null)
                    .SetProperty(one => one.RemindAt, (DateTimeOffset?)null)
                    .SetProperty(one => one.FactsDueAt, now),
                cancellationToken) == 1;
        if (closed)
        {
            var kept = ComplaintRows.Event(row.Id, ComplaintStatus.Closed, now, ReasonCodes.SilentTimeout, row.InstitutionCode);
            context.Add(kept);
            var one = ComplaintRows.Case(row) with { Status = ComplaintStatus.Closed, StatusSince = now, StepDue = null, CloseReason = CloseReason.SilentTimeout };
            await StoredMessage.TellOwnerAsync(context, row, $"silent:{kept.Id:N}", messages.ClosedSilently(one, rules.ReopenUntil(one), row.Language), now, cancellationToken);
        }

        return closed;
    }
}
