using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>Notices of one kind for one official, in the order they happened.</summary>
internal sealed record NoticeBundle(StaffRow To, NoticeKind Kind, IReadOnlyList<Notice> Notices)
{
    /// <summary>The channel's name of the message in which they answered this citizen last; null when they did not from here.</summary>
    public string? Thread { get; init; }
}

/// <summary>
/// Finds what happened to cases since the last look and writes the messages to officials. What was found, the messages and where to
/// look from next are one transaction: a kill in the middle leaves nothing. Every look goes back a little, since a transaction may end
/// later than one that began after it; what was told is known by its id.
/// </summary>
internal sealed class DeskNotices(LedgerDatabase database, Wakes wakes, TimeProvider time)
{
    /// <summary>In <c>node_marks</c>: up to when the history has been looked at, in microseconds.</summary>
    private const string Mark = "desk-notices";

    private const int Most = 200;

    /// <summary>So many of one kind at once are still told one by one.</summary>
    private const int FewEnough = 3;

    /// <summary>What only a citizen says.</summary>
    private static readonly HubNoteKind[] Spoken = [HubNoteKind.Addition, HubNoteKind.Satisfied, HubNoteKind.Reopening, HubNoteKind.Withdrawal];

    /// <summary>Acts that give a case to somebody else.</summary>
    private static readonly string[] Moves = [CaseAuditWords.Forwarded, CaseAuditWords.HandedBack];

    private static readonly TimeSpan Back = TimeSpan.FromMinutes(10);

    /// <summary>A preview nobody sent.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);

    /// <summary>An answer whose fate is told; until then what the citizen says stands under it.</summary>
    private static readonly TimeSpan Finished = TimeSpan.FromDays(30);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Tells what there is to tell.</summary>
    /// <param name="compose">Puts a bundle into words.</param>
    /// <param name="isNight">Only what is over its time may wake somebody; the rest is told in the morning.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>True when there may be more.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was told.</exception>
    public async Task<bool> TellAsync(Func<NoticeBundle, OutgoingMessage> compose, bool isNight, CancellationToken cancellationToken)
    {
        var told = await database.TransactAsync(context => TellAsync(context, compose, isNight, cancellationToken), cancellationToken);
        if (told > 0)
        {
            wakes.Deliveries.Signal();
        }

        return told == Most;
    }

    private async Task<int> TellAsync(LedgerContext context, Func<NoticeBundle, OutgoingMessage> compose, bool isNight, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var officials = await context.Staff.AsNoTracking().Where(row => row.TelegramId != null && row.RevokedAt == null).ToListAsync(cancellationToken);
        var from = await FromAsync(context, cancellationToken);
        if (from is null || officials.Count == 0)
        {
            await MoveMarkAsync(context, from, now, cancellationToken);
            return 0;
        }

        var found = await FindAsync(context, from.Value - Back, cancellationToken);
        var ripe = found.Where(one => !isNight || one.Notice.Case.RedAt <= now).ToList();
        var audience = new NoticeAudience(officials, await context.Institutions.AsNoTracking().ToListAsync(cancellationToken));
        var bundles = ripe
            .SelectMany(one => audience.Of(one.Notice, one.SpokenTo, one.By).Select(to => (To: to, one.Notice)))
            .GroupBy(one => (one.To.Id, one.Notice.Kind))
            .SelectMany(group => Bundle(group.First().To, group.Key.Kind, [.. group.Select(one => one.Notice)]));
        foreach (var bundle in bundles)
        {
            var id = $"desk:{bundle.Kind}:{bundle.Notices[0].EventId:N}:{bundle.To.Id:N}";
            var delivery = new NewDelivery(id, new ReplyAddress(TelegramBinding.Channel, bundle.To.TelegramId!), compose(bundle with { Thread = await ThreadAsync(context, bundle, cancellationToken) }));
            await StoredMessage.EnqueueAsync(context, delivery, now, cancellationToken);
        }

        context.AddRange(ripe.Select(one => new ToldEventRow { EventId = one.Notice.EventId, At = now }));
        if (!isNight && found.Count < Most)
        {
            await MoveMarkAsync(context, from, now, cancellationToken);
        }

        return ripe.Count;
    }

    private static async Task<string?> ThreadAsync(LedgerContext context, NoticeBundle bundle, CancellationToken cancellationToken)
    {
        var (staff, complaint) = (bundle.To.Id, bundle.Notices[0].Case.Id);
        return bundle.Notices.Count > 1 ? null : await context.ReplyDrafts.AsNoTracking()
            .Where(row => row.StaffId == staff && row.ComplaintId == complaint && row.State == ReplyDraftState.Sent)
            .OrderByDescending(row => row.SentAt).Select(row => row.Reference).FirstOrDefaultAsync(cancellationToken);
    }

    private static IEnumerable<NoticeBundle> Bundle(StaffRow to, NoticeKind kind, IReadOnlyList<Notice> notices) =>
        notices.Count <= FewEnough ? notices.Select(one => new NoticeBundle(to, kind, [one])) : [new NoticeBundle(to, kind, notices)];

    private static async Task<List<Found>> FindAsync(LedgerContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var told = context.ToldEvents;
        var steps = await (
            from step in context.StatusEvents.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on step.ComplaintId equals one.Id
            where step.At > since && step.UpdateId == null && !told.Any(row => row.EventId == step.Id)
                && (step.Status == ComplaintStatus.Submitted || (step.StaffId != null && Moves.Contains(step.StatusWord)))
            orderby step.At
            select new { Step = step, Case = one }).Take(Most).ToListAsync(cancellationToken);
        var notes = await (
            from note in context.Notes.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on note.ComplaintId equals one.Id
            where note.SaidAt > since && Spoken.Contains(note.Kind) && !told.Any(row => row.EventId == note.Id)
            orderby note.SaidAt
            select new { Note = note, Case = one }).Take(Most).ToListAsync(cancellationToken);
        var found = new List<Found>();
        found.AddRange(steps.Select(one => new Found(
            new Notice(one.Step.Id, one.Step.Status == ComplaintStatus.Submitted ? NoticeKind.Filed : NoticeKind.Forwarded, one.Case), null, one.Step.StaffId)));
        foreach (var one in notes)
        {
            found.Add(new Found(new Notice(one.Note.Id, KindOf(one.Note.Kind), one.Case), await SpokenToAsync(context, one.Case.Id, cancellationToken), null));
        }

        return [.. found.Take(Most)];
    }

    private static NoticeKind KindOf(HubNoteKind kind) => kind switch
    {
        HubNoteKind.Satisfied => NoticeKind.Satisfied,
        HubNoteKind.Reopening => NoticeKind.Reopened,
        HubNoteKind.Withdrawal => NoticeKind.Withdrawn,
        _ => NoticeKind.Added,
    };

    private static Task<Guid?> SpokenToAsync(LedgerContext context, Guid complaintId, CancellationToken cancellationToken) =>
        context.StatusEvents.AsNoTracking()
            .Where(one => one.ComplaintId == complaintId && one.StaffId != null && (one.Status == ComplaintStatus.Answered || one.Status == ComplaintStatus.Pending))
            .OrderByDescending(one => one.At).Select(one => one.StaffId).FirstOrDefaultAsync(cancellationToken);

    private static async Task<DateTimeOffset?> FromAsync(LedgerContext context, CancellationToken cancellationToken) =>
        await context.NodeMarks.AsNoTracking().Where(row => row.Name == Mark).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken) is { } kept
            ? Microseconds.Read(long.Parse(kept, System.Globalization.CultureInfo.InvariantCulture))
            : null;

    /// <summary>Not with every look: an idle node writes nothing.</summary>
    private static async Task MoveMarkAsync(LedgerContext context, DateTimeOffset? from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - from < Step)
        {
            return;
        }

        var (value, old) = (Microseconds.Of(now).ToString(System.Globalization.CultureInfo.InvariantCulture), now - Remembered);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO node_marks (name, value) VALUES ({Mark}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value", cancellationToken);
        await context.ToldEvents.Where(row => row.At < old).ExecuteDeleteAsync(cancellationToken);
        var (forgotten, finished) = (now - Forgotten, now - Finished);
        await context.ReplyDrafts.Where(row => !row.IsWatched && row.CreatedAt < (row.State == ReplyDraftState.Open ? forgotten : finished)).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed record Found(Notice Notice, Guid? SpokenTo, Guid? By);
}
