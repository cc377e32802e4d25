using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>
/// Broadcasts as they are written, approved, held and ended. Every move is a conditional statement in one transaction with its
/// line in the audit: of two people at once, one is too late.
/// </summary>
internal sealed class BroadcastBook(LedgerDatabase database, AuditTrail audit, Wakes wakes, TimeProvider time)
{
    /// <summary>In <c>node_marks</c>: while it stands, no broadcast sends anything.</summary>
    public const string StopMark = "broadcasts-stopped";

    /// <summary>Rows of a list.</summary>
    public const int Page = 50;

    public Task<BroadcastRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken));

    /// <summary>The newest first.</summary>
    /// <param name="institutions">Of these only; null for all.</param>
    /// <param name="before">Older than this one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<List<BroadcastRow>> ListAsync(IReadOnlyCollection<string>? institutions, DateTimeOffset? before, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(row => (institutions == null || institutions.Contains(row.InstitutionCode!)) && (before == null || row.CreatedAt < before))
            .OrderByDescending(row => row.CreatedAt).Take(Page).ToListAsync(cancellationToken));

    /// <summary>How many of these institutions wait for a second person other than the author.</summary>
    public Task<int> CountForSecondAsync(Guid second, IReadOnlyCollection<string> institutions, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.CountAsync(
            row => row.State == BroadcastState.Review && row.AuthorId != second && institutions.Contains(row.InstitutionCode!), cancellationToken));

    /// <summary>Those that wait for their time or are on their way, the oldest first.</summary>
    public Task<List<BroadcastRow>> OpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(row => row.State == BroadcastState.Approved || row.State == BroadcastState.Running)
            .OrderBy(row => row.StartedAt).ThenBy(row => row.CreatedAt).ToListAsync(cancellationToken));

    /// <summary>The same and those that are held: what a stop would touch.</summary>
    public Task<List<BroadcastRow>> AliveAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(row => row.State == BroadcastState.Approved || row.State == BroadcastState.Running || row.State == BroadcastState.Paused)
            .OrderBy(row => row.StartedAt).ThenBy(row => row.CreatedAt).ToListAsync(cancellationToken));

    /// <summary>Another one with the same text that went out lately.</summary>
    public Task<BroadcastRow?> TwinAsync(BroadcastRow row, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Broadcasts.AsNoTracking()
            .Where(one => one.TextHash == row.TextHash && one.StartedAt >= since && one.Id != row.Id)
            .OrderByDescending(one => one.StartedAt).FirstOrDefaultAsync(cancellationToken));

    public Task<bool> AddAsync(Actor by, BroadcastRow row, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                context.Add(row);
                if (row.OriginalId is { } original)
                {
                    await EndAsync(context, original, cancellationToken);
                }

                var word = row.Kind switch
                {
                    BroadcastKind.Correction => BroadcastWords.Corrected,
                    BroadcastKind.Recall => BroadcastWords.Recalled,
                    _ => BroadcastWords.Drafted,
                };
                await audit.AppendAsync(context, by, new AuditAct(word, $"{row.Id:N}"), cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Another text or audience: whatever was approved before is approved no more, and who changed it is its author now.</summary>
    public Task<bool> EditAsync(Actor by, BroadcastRow next, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Edited, $"{next.Id:N}"),
            rows => rows.Where(row => row.Id == next.Id
                && (row.State == BroadcastState.Draft || row.State == BroadcastState.Review || row.State == BroadcastState.Approved)),
            BroadcastState.Draft,
            set => set
                .SetProperty(row => row.AuthorId, by.Id)
                .SetProperty(row => row.Indonesian, next.Indonesian)
                .SetProperty(row => row.English, next.English)
                .SetProperty(row => row.Audience, next.Audience)
                .SetProperty(row => row.ContentHash, next.ContentHash)
                .SetProperty(row => row.TextHash, next.TextHash)
                .SetProperty(row => row.NotBefore, next.NotBefore)
                .SetProperty(row => row.ApprovedHash, (string?)null)
                .SetProperty(row => row.ApproverId, (Guid?)null)
                .SetProperty(row => row.HoldReason, (string?)null),
            cancellationToken);

    /// <summary>The author is done: a second person's turn, or nobody's.</summary>
    public Task<bool> SubmitAsync(Actor by, BroadcastRow row, bool needsSecond, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Submitted, $"{row.Id:N}"),
            rows => rows.Where(one => one.Id == row.Id && one.State == BroadcastState.Draft && one.ContentHash == row.ContentHash),
            needsSecond ? BroadcastState.Review : BroadcastState.Approved,
            set => set.SetProperty(one => one.ApprovedHash, needsSecond ? null : row.ContentHash).SetProperty(one => one.HoldReason, (string?)null),
            cancellationToken);

    /// <summary>A second person has read exactly this.</summary>
    public Task<bool> ApproveAsync(Actor by, BroadcastRow row, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Approved, $"{row.Id:N}", row.ContentHash),
            rows => rows.Where(one => one.Id == row.Id && one.State == BroadcastState.Review && one.ContentHash == row.ContentHash && one.AuthorId != by.Id),
            BroadcastState.Approved,
            set => set.SetProperty(one => one.ApprovedHash, row.ContentHash).SetProperty(one => one.ApproverId, by.Id),
            cancellationToken);

    /// <summary>The second person gives it back.</summary>
    public Task<bool> ReturnAsync(Actor by, Guid id, string reason, CancellationToken cancellationToken) =>
        MoveAsync(
            by, new AuditAct(BroadcastWords.Returned, $"{id:N}", reason), rows => rows.Where(row => row.Id == id && row.State == BroadcastState.Review), BroadcastState.Draft, null, cancellationToken);

    public Task<bool> PauseAsync(Actor by, Guid id, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Paused, $"{id:N}"),
            rows => rows.Where(row => row.Id == id && row.State == BroadcastState.Running),
            BroadcastState.Paused,
            set => set.SetProperty(row => row.HoldReason, HoldReasons.Person),
            cancellationToken);

    /// <summary>It holds itself.</summary>
    public Task<bool> HoldAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        MoveAsync(
            null,
            new AuditAct(BroadcastWords.Held, $"{id:N}", reason),
            rows => rows.Where(row => row.Id == id && row.State == BroadcastState.Running && !row.IsBrakeOff),
            BroadcastState.Paused,
            set => set.SetProperty(row => row.HoldReason, reason),
            cancellationToken);

    /// <summary>Goes on. What held itself goes to everybody now: a person has looked.</summary>
    public Task<bool> ResumeAsync(Actor by, Guid id, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Resumed, $"{id:N}"),
            rows => rows.Where(row => row.Id == id && row.State == BroadcastState.Paused),
            BroadcastState.Running,
            set => set
                .SetProperty(row => row.IsBrakeOff, row => row.IsBrakeOff || row.HoldReason != HoldReasons.Person)
                .SetProperty(row => row.Released, row => row.HoldReason != HoldReasons.Person ? row.Total : row.Released)
                .SetProperty(row => row.HoldReason, (string?)null),
            cancellationToken);

    public Task<bool> CancelAsync(Actor by, Guid id, CancellationToken cancellationToken) =>
        MoveAsync(
            by,
            new AuditAct(BroadcastWords.Cancelled, $"{id:N}"),
            rows => rows.Where(row => row.Id == id && row.State != BroadcastState.Finished && row.State != BroadcastState.Cancelled),
            BroadcastState.Cancelled,
            set => set.SetProperty(row => row.FinishedAt, time.GetUtcNow()),
            cancellationToken);

    /// <summary>The switch for all of them at once; nothing is lost, and nothing goes out until it is turned back.</summary>
    public Task<bool> StopAllAsync(Actor by, bool isStopped, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var marks = context.NodeMarks.Where(mark => mark.Name == StopMark);
                if (await marks.AnyAsync(cancellationToken) == isStopped)
                {
                    return false;
                }

                _ = isStopped
                    ? await context.Database.ExecuteSqlAsync($"INSERT INTO node_marks (name, value) VALUES ({StopMark}, {$"{by.Id:N}"}) ON CONFLICT (name) DO NOTHING", cancellationToken)
                    : await marks.ExecuteDeleteAsync(cancellationToken);
                await audit.AppendAsync(context, by, new AuditAct(isStopped ? BroadcastWords.AllStopped : BroadcastWords.AllFreed), cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<bool> IsStoppedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.NodeMarks.AnyAsync(mark => mark.Name == StopMark, cancellationToken));

    /// <summary>One move, its line in the audit, and a word to the workers.</summary>
    internal async Task<bool> MoveAsync(
        Actor? by,
        AuditAct act,
        Func<IQueryable<BroadcastRow>, IQueryable<BroadcastRow>> from,
        BroadcastState to,
        Action<UpdateSettersBuilder<BroadcastRow>>? more,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isMoved = await database.TransactAsync(
            async context =>
            {
                var moved = await from(context.Broadcasts).ExecuteUpdateAsync(
                    set =>
                    {
                        set.SetProperty(row => row.State, to).SetProperty(row => row.StateSince, now);
                        more?.Invoke(set);
                    },
                    cancellationToken);
                if (moved > 0)
                {
                    await audit.AppendAsync(context, by, act, cancellationToken);
                }

                return moved > 0;
            },
            cancellationToken);
        wakes.Broadcasts.Signal();
        return isMoved;
    }

    /// <summary>What is corrected or recalled must not go on meanwhile.</summary>
    private Task<int> EndAsync(LedgerContext context, Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return context.Broadcasts.Where(row => row.Id == id && row.State != BroadcastState.Finished).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, BroadcastState.Cancelled)
                .SetProperty(row => row.StateSince, now)
                .SetProperty(row => row.FinishedAt, now),
            cancellationToken);
    }
}
