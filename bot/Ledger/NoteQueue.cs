using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A note a worker holds for a while.</summary>
/// <param name="Id">Which.</param>
/// <param name="Fence">The token of this lease.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">Tries that led nowhere.</param>
/// <param name="LastAttemptAt">When the newest attempt at the hub began.</param>
internal sealed record NoteLease(Guid Id, Guid Fence, NoteState State, int Attempts, DateTimeOffset? LastAttemptAt);

/// <summary>What is to be told.</summary>
/// <param name="Ticket">Our number of the case.</param>
/// <param name="Note">For the hub, still without addresses of files.</param>
/// <param name="ReadyFiles">Ids of its files that are stored and clean.</param>
/// <param name="AwaitsFiles">Others are still being fetched.</param>
internal sealed record NoteContents(TicketNumber Ticket, HubNote Note, IReadOnlyList<string> ReadyFiles, bool AwaitsFiles);

/// <summary>How a worker gives a note back.</summary>
/// <param name="State">Where it stands now.</param>
/// <param name="NextAt">When it is due again; of no meaning for a state that waits for people.</param>
/// <param name="Outcome">For operators; no personal data.</param>
/// <param name="CountsAsAttempt">This try led nowhere and lengthens the next wait.</param>
internal sealed record NoteStep(NoteState State, DateTimeOffset NextAt, string Outcome, bool CountsAsAttempt = false);

/// <summary>Notes on their way to the hub: in order within a case, and only once it has its number. A settle with a lost lease writes nothing.</summary>
internal sealed class NoteQueue(LedgerDatabase database, TimeProvider time, ILogger<NoteQueue> logger)
{
    private const string FirstOfItsCase =
        """
        q.state IN ('Waiting', 'Unknown')
        AND EXISTS (SELECT 1 FROM complaints AS c WHERE c.id = q.complaint_id AND c.tracking_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM case_notes AS o
            WHERE o.complaint_id = q.complaint_id AND o.number < q.number AND o.state IN ('Waiting', 'Unknown'))
        """;

    /// <summary>Takes at most <paramref name="most"/> due notes, those due longest first.</summary>
    public Task<IReadOnlyList<NoteLease>> LeaseAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fence = Guid.NewGuid();
        return database.WriteAsync<IReadOnlyList<NoteLease>>(
            async context =>
            {
                var sql = LeaseSql.For(context, "case_notes", "id", FirstOfItsCase, "q.next_at");
                var rows = await context.Notes.FromSqlRaw(sql, Microseconds.Of(now), Microseconds.Of(now + lease), fence, most)
                    .AsNoTracking().ToListAsync(cancellationToken);
                return [.. rows.OrderBy(row => row.NextAt).Select(row => new NoteLease(row.Id, fence, row.State, row.Attempts, row.LastAttemptAt))];
            },
            cancellationToken);
    }

    /// <summary>Makes due what waits because tries led nowhere.</summary>
    public Task<int> HastenAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            context => context.Notes
                .Where(row => (row.State == NoteState.Waiting || row.State == NoteState.Unknown) && row.Attempts > 0 && row.NextAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancellationToken),
            cancellationToken);
    }

    public Task<NoteContents> ReadAsync(NoteLease lease, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await context.Notes.AsNoTracking().FirstAsync(one => one.Id == lease.Id, cancellationToken);
            var complaint = await context.Complaints.AsNoTracking().FirstAsync(one => one.Id == row.ComplaintId, cancellationToken);
            var files = await context.Files.AsNoTracking().Where(file => file.NoteId == row.Id).OrderBy(file => file.Position).ToListAsync(cancellationToken);
            return new NoteContents(
                complaint.Ticket,
                new HubNote(HubNote.IdOf(complaint.Ticket, row.Number), complaint.TrackingId!, row.Kind, row.Words, row.SaidAt),
                [.. files.Where(file => file.State == FileState.Ready).Select(file => file.Id)],
                files.Exists(file => file.State == FileState.Waiting));
        });

    /// <summary>
    /// Writes down that an attempt begins, before it does: a crash in between leads to a look and not to a second post. Also
    /// begins the lease anew.
    /// </summary>
    /// <param name="lease">The note.</param>
    /// <param name="files">Those whose addresses go along: what becomes ready later is not among them.</param>
    /// <param name="length">How long nobody else may take it up.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when the lease is no longer ours: do not attempt.</returns>
    public Task<bool> BeginAsync(NoteLease lease, IReadOnlyList<string> files, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.TransactAsync(
            async context => await Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, NoteState.Unknown)
                    .SetProperty(row => row.LastAttemptAt, now)
                    .SetProperty(row => row.NextAt, now)
                    .SetProperty(row => row.LeaseUntil, now + length),
                cancellationToken) == 1
                && await LateFiles.OfferAsync(context, files, now, cancellationToken) >= 0,
            cancellationToken);
    }

    /// <summary>Gives the note back as <paramref name="step"/> says.</summary>
    /// <returns>False when the lease is no longer ours and nothing was written.</returns>
    public async Task<bool> SettleAsync(NoteLease lease, TicketNumber ticket, NoteStep step, CancellationToken cancellationToken)
    {
        var attempts = step.CountsAsAttempt ? 1 : 0;
        var written = await database.WriteAsync(
            context => Held(context, lease).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, step.State)
                    .SetProperty(row => row.NextAt, step.NextAt)
                    .SetProperty(row => row.LastOutcome, step.Outcome)
                    .SetProperty(row => row.Attempts, row => row.Attempts + attempts)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken),
            cancellationToken);
        if (written == 1 && step.State is NoteState.Refused or NoteState.Operator)
        {
            Log.NoteNeedsOperator(logger, ticket);
        }

        return written == 1;
    }

    private static IQueryable<NoteRow> Held(LedgerContext context, NoteLease lease) =>
        context.Notes.Where(row => row.Id == lease.Id && row.LeaseToken == lease.Fence);
}
