using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>What came of binding a case to the hub's id.</summary>
internal enum Binding
{
    Bound,

    /// <summary>That id belongs to another case, or the case has another id: an operator must look.</summary>
    Conflict,

    /// <summary>The lease passed to another worker; nothing was written.</summary>
    LeaseLost,
}

/// <summary>The two ends of a submission: the hub took it, or would not. Case, history and message to the citizen in one transaction.</summary>
internal sealed class CaseBindings(LedgerDatabase database, StatusMessages messages, Wakes wakes, TimeProvider time, ILogger<CaseBindings> logger)
{
    internal const string IdOfAnother = "the hub gave an id that is already bound";

    /// <summary>Binds the case to <paramref name="trackingId"/> and tells the citizen.</summary>
    public async Task<Binding> BindAsync(SubmissionLease lease, TicketNumber ticket, string trackingId, CancellationToken cancellationToken)
    {
        Binding binding;
        try
        {
            binding = await database.TransactAsync(context => BindAsync(context, lease, trackingId, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
        {
            // Another replica bound the same id between our look and our write.
            binding = await database.WriteAsync(context => ConflictAsync(context, lease, cancellationToken), cancellationToken);
        }

        if (binding == Binding.Conflict)
        {
            Log.IdOfAnother(logger, ticket);
        }

        wakes.Deliveries.Signal();
        wakes.Notes.Signal();
        return binding;
    }

    /// <summary>Writes down that the hub refused, and tells the citizen once.</summary>
    /// <param name="lease">The submission.</param>
    /// <param name="words">The hub's own words, for operators.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the lease passed to another worker.</returns>
    public async Task<bool> RefuseAsync(SubmissionLease lease, string words, CancellationToken cancellationToken)
    {
        var refused = await database.TransactAsync(context => RefuseAsync(context, lease, words, cancellationToken), cancellationToken);
        if (refused is { } ticket)
        {
            Log.Refused(logger, ticket);
            wakes.Deliveries.Signal();
        }

        return refused is not null;
    }

    /// <summary>Binds by a person's hand, inside the caller's transaction; a worker that holds the row loses it.</summary>
    /// <returns><see cref="Binding.Conflict"/> when the id belongs to another case, or this case has another one: nothing was written.</returns>
    public async Task<Binding> BindByHandAsync(LedgerContext context, ComplaintRow row, string trackingId, CancellationToken cancellationToken)
    {
        var isTaken = await context.Complaints.AnyAsync(one => one.TrackingId == trackingId && one.Id != row.Id, cancellationToken);
        if (isTaken || (row.TrackingId is not null && row.TrackingId != trackingId))
        {
            return Binding.Conflict;
        }

        await SettleAsync(context.Submissions.Where(one => one.ComplaintId == row.Id), SubmissionState.Accepted, "accepted, by hand", cancellationToken);
        await BindAsync(context, row, trackingId, cancellationToken);
        return Binding.Bound;
    }

    /// <summary>The national site would not take it: the same as a hub that refuses, inside the caller's transaction.</summary>
    public async Task RefuseByHandAsync(LedgerContext context, ComplaintRow row, string words, CancellationToken cancellationToken)
    {
        await SettleAsync(context.Submissions.Where(one => one.ComplaintId == row.Id), SubmissionState.Refused, words, cancellationToken);
        await RefuseAsync(context, row, cancellationToken);
    }

    private async Task<Binding> BindAsync(LedgerContext context, SubmissionLease lease, string trackingId, CancellationToken cancellationToken)
    {
        if (!await CloseAsync(context, lease, SubmissionState.Accepted, "accepted", cancellationToken))
        {
            return Binding.LeaseLost;
        }

        var row = await context.Complaints.FirstAsync(one => one.Id == lease.ComplaintId, cancellationToken);
        var isTaken = await context.Complaints.AnyAsync(one => one.TrackingId == trackingId && one.Id != row.Id, cancellationToken);
        if (isTaken || (row.TrackingId is not null && row.TrackingId != trackingId))
        {
            await SettleAsync(context.Submissions.Where(one => one.ComplaintId == row.Id), SubmissionState.Operator, IdOfAnother, cancellationToken);
            return Binding.Conflict;
        }

        await BindAsync(context, row, trackingId, cancellationToken);
        return Binding.Bound;
    }

    private async Task BindAsync(LedgerContext context, ComplaintRow row, string trackingId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        row.TrackingId = trackingId;
        if (row.Status is ComplaintStatus.Submitted or ComplaintStatus.RelayFailed)
        {
            Move(context, row, ComplaintStatus.Relayed, now);
        }

        await context.SaveChangesAsync(cancellationToken);
        if (row.Status != ComplaintStatus.Withdrawn)
        {
            var message = messages.Accepted(ComplaintRows.Case(row), row.Language);
            await StoredMessage.TellOwnerAsync(context, row, $"accepted:{row.Ticket}", message, now, cancellationToken);
        }
    }

    private async Task<TicketNumber?> RefuseAsync(LedgerContext context, SubmissionLease lease, string words, CancellationToken cancellationToken)
    {
        if (!await CloseAsync(context, lease, SubmissionState.Refused, words, cancellationToken))
        {
            return null;
        }

        var row = await context.Complaints.FirstAsync(one => one.Id == lease.ComplaintId, cancellationToken);
        await RefuseAsync(context, row, cancellationToken);
        return row.Ticket;
    }

    private async Task RefuseAsync(LedgerContext context, ComplaintRow row, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (row.Status == ComplaintStatus.Submitted)
        {
            Move(context, row, ComplaintStatus.RelayFailed, now);
        }

        var message = messages.Refused(ComplaintRows.Case(row), row.Language);
        await StoredMessage.TellOwnerAsync(context, row, $"refused:{row.Ticket}", message, now, cancellationToken);
    }

    private static void Move(LedgerContext context, ComplaintRow row, ComplaintStatus status, DateTimeOffset now)
    {
        row.Status = status;
        row.StatusSince = now;
        context.Add(ComplaintRows.Event(row.Id, status, now));
    }

    private static async Task<Binding> ConflictAsync(LedgerContext context, SubmissionLease lease, CancellationToken cancellationToken) =>
        await CloseAsync(context, lease, SubmissionState.Operator, IdOfAnother, cancellationToken) ? Binding.Conflict : Binding.LeaseLost;

    private static async Task<bool> CloseAsync(
        LedgerContext context, SubmissionLease lease, SubmissionState state, string outcome, CancellationToken cancellationToken) =>
        await SettleAsync(
            context.Submissions.Where(row => row.ComplaintId == lease.ComplaintId && row.LeaseToken == lease.Fence), state, outcome, cancellationToken) == 1;

    private static Task<int> SettleAsync(IQueryable<SubmissionRow> rows, SubmissionState state, string outcome, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.LastOutcome, outcome)
                .SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeaseToken, (Guid?)null),
            cancellationToken);
}
