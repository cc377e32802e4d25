using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A submission a worker holds for a while.</summary>
/// <param name="ComplaintId">Which.</param>
/// <param name="Fence">The token of this lease.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HubToken">What to ask for the id with, while promised.</param>
/// <param name="Attempts">Tries that led nowhere.</param>
/// <param name="Redemptions">How often the token was tried.</param>
/// <param name="LastAttemptAt">When the newest attempt at the hub began.</param>
internal sealed record SubmissionLease(
    Guid ComplaintId, Guid Fence, SubmissionState State, string? HubToken, int Attempts, int Redemptions, DateTimeOffset? LastAttemptAt);

/// <summary>What is to be handed over.</summary>
/// <param name="Ticket">Our reference.</param>
/// <param name="Complaint">As filed.</param>
/// <param name="ReadyFiles">Ids of the files that are stored and clean.</param>
/// <param name="AwaitsFiles">Others are still being fetched.</param>
internal sealed record SubmissionContents(TicketNumber Ticket, Complaint Complaint, IReadOnlyList<string> ReadyFiles, bool AwaitsFiles);

/// <summary>How a worker gives a submission back.</summary>
/// <param name="State">Where it stands now.</param>
/// <param name="NextAt">When it is due again; of no meaning for a state that waits for people.</param>
/// <param name="Outcome">For operators; no personal data.</param>
internal sealed record SubmissionStep(SubmissionState State, DateTimeOffset NextAt, string Outcome)
{
    /// <summary>The hub's token, when there is a new one.</summary>
    public string? HubToken { get; init; }

    /// <summary>This try led nowhere and lengthens the next wait.</summary>
    public bool CountsAsAttempt { get; init; }

    public bool CountsAsRedemption { get; init; }
}

/// <summary>Complaints on their way to the hub. A settle with a lease that has passed to another worker writes nothing.</summary>
internal sealed class SubmissionQueue(LedgerDatabase database, TimeProvider time, ILogger<SubmissionQueue> logger)
{
    private const string Open = "q.state IN ('Pending', 'Unknown', 'Promised')";

    /// <summary>Takes at most <paramref name="most"/> due submissions, those due longest first.</summary>
    public Task<IReadOnlyList<SubmissionLease>> LeaseAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fence = Guid.NewGuid();
        return database.WriteAsync<IReadOnlyList<SubmissionLease>>(
            async context =>
            {
                var sql = LeaseSql.For(context, "submissions", "complaint_id", Open, "q.next_at");
                var rows = await context.Submissions
                    .FromSqlRaw(sql, Microseconds.Of(now), Microseconds.Of(now + lease), fence, most)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
                return [.. rows.OrderBy(row => row.NextAt).ThenBy(row => row.CreatedAt).Select(row => new SubmissionLease(
                    row.ComplaintId, fence, row.State, row.Token, row.Attempts, row.Redemptions, row.LastAttemptAt))];
            },
            cancellationToken);
    }

    /// <summary>Makes due what waits because tries led nowhere.</summary>
    public Task<int> HastenAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            context => context.Submissions
                .Where(row => (row.State == SubmissionState.Pending || row.State == SubmissionState.Unknown || row.State == SubmissionState.Promised) && row.Attempts > 0 && row.NextAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancellationToken),
            cancellationToken);
    }

    public Task<SubmissionContents> ReadAsync(SubmissionLease lease, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await context.Complaints.AsNoTracking().Include(one => one.Files).FirstAsync(one => one.Id == lease.ComplaintId, cancellationToken);
            return new SubmissionContents(
                row.Ticket,
                ComplaintRows.Read(row),
                [.. row.Files.Where(file => file.NoteId is null && file.State == FileState.Ready).OrderBy(file => file.Position).Select(file => file.Id)],
                row.Files.Exists(file => file.NoteId is null && file.State == FileState.Waiting));
        });

    /// <summary>
    /// Writes down that an attempt begins, before it does: from here until a settle its outcome is unknown, so a crash in
    /// between leads to a look-up and not to a second post. Also begins the lease anew.
    /// </summary>
    /// <param name="lease">The submission.</param>
    /// <param name="files">Those whose addresses go along: what becomes ready later is not among them.</param>
    /// <param name="length">How long nobody else may take it up.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the lease is no longer ours: do not attempt.</returns>
    public Task<bool> BeginAsync(SubmissionLease lease, IReadOnlyList<string> files, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return files.Count == 0
            ? database.WriteAsync(context => BeginAsync(context, lease, now, length, cancellationToken), cancellationToken)
            : database.TransactAsync(
                async context => await BeginAsync(context, lease, now, length, cancellationToken)
                    && await LateFiles.OfferAsync(context, files, now, cancellationToken) >= 0,
                cancellationToken);
    }

    /// <summary>Gives the submission back as <paramref name="step"/> says.</summary>
    /// <returns>False when the lease is no longer ours and nothing was written.</returns>
    public async Task<bool> SettleAsync(SubmissionLease lease, TicketNumber ticket, SubmissionStep step, CancellationToken cancellationToken)
    {
        var attempts = step.CountsAsAttempt ? 1 : 0;
        var redemptions = step.CountsAsRedemption ? 1 : 0;
        var written = await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, step.State)
                    .SetProperty(row => row.NextAt, step.NextAt)
                    .SetProperty(row => row.LastOutcome, step.Outcome)
                    .SetProperty(row => row.Token, row => step.HubToken ?? row.Token)
                    .SetProperty(row => row.Attempts, row => row.Attempts + attempts)
                    .SetProperty(row => row.Redemptions, row => row.Redemptions + redemptions)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken);
        if (written == 1 && step.State == SubmissionState.Operator)
        {
            Log.NeedsOperator(logger, ticket, step.Outcome);
        }

        return written == 1;
    }

    private static async Task<bool> BeginAsync(
        LedgerContext context, SubmissionLease lease, DateTimeOffset now, TimeSpan length, CancellationToken cancellationToken) =>
        await Held(context, lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, SubmissionState.Unknown)
                .SetProperty(row => row.LastAttemptAt, now)
                .SetProperty(row => row.NextAt, now)
                .SetProperty(row => row.LeaseUntil, now + length),
            cancellationToken) == 1;

    private static IQueryable<SubmissionRow> Held(LedgerContext context, SubmissionLease lease) =>
        context.Submissions.Where(row => row.ComplaintId == lease.ComplaintId && row.LeaseToken == lease.Fence);
}
