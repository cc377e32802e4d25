using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Everything an official sees of a case; whose it is stays apart.</summary>
internal sealed record CaseDossier(ComplaintRow Row, string Mark)
{
    public IReadOnlyList<StatusEventRow> Events { get; init; } = [];

    public IReadOnlyList<NoteRow> Notes { get; init; } = [];

    public IReadOnlyList<RemarkRow> Remarks { get; init; } = [];

    /// <summary>What officials were reminded of, and what was passed over for something graver.</summary>
    public IReadOnlyList<ReminderRow> Reminders { get; init; } = [];

    public IReadOnlyList<FileRow> Files { get; init; } = [];

    /// <summary>Messages to its owner, newest first.</summary>
    public IReadOnlyList<DeliveryRow> Deliveries { get; init; } = [];

    /// <summary>Messages to many that its owner got about it.</summary>
    public IReadOnlyList<CaseNews> News { get; init; } = [];

    public SubmissionRow? Submission { get; init; }

    public int Supporters { get; init; }

    public int? Stars { get; init; }

    /// <summary>Names of the officials in it.</summary>
    public IReadOnlyDictionary<Guid, string> Officials { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Of the same event.</summary>
    public IReadOnlyList<CaseLine> Siblings { get; init; } = [];

    /// <summary>May be of the same event: near in place, matter and time.</summary>
    public IReadOnlyList<CaseLine> Alike { get; init; } = [];

    /// <summary>What its history comes to.</summary>
    public CaseCourse Course => CaseCourse.Of(Events.Where(step => step is { Moved: true, Status: not null })
        .OrderBy(step => step.ReceivedAt).ThenBy(step => step.At).ThenBy(step => step.Id).Select(CaseHistory.Stage));

    public TicketNumber Ticket => Row.Ticket;

    public bool IsErased => Row.ErasedAt is not null;
}

/// <summary>A message to many, as it reached the owner of one case.</summary>
internal sealed record CaseNews(DateTimeOffset At, string Sender, string Words);

/// <summary>Opens cases for officials; what lies beyond their territory is not found.</summary>
internal sealed class CaseDossiers(LedgerDatabase database)
{
    private const int MostDeliveries = 50;
    private const int MostAlike = 5;
    private static readonly TimeSpan AlikeDays = TimeSpan.FromDays(14);

    private static readonly ComplaintStatus[] Final = [.. Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal)];

    /// <returns>Null when there is none, or it is not theirs.</returns>
    public Task<CaseDossier?> OpenAsync(Territory territory, TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await territory.Within(context).FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken);
            return row is null ? null : await ReadAsync(context, territory, row, cancellationToken);
        });

    /// <summary>Which case it is, and whether it is rahasia; nothing when it is not theirs.</summary>
    public Task<(Guid Id, bool IsSecret)> PeekAsync(Territory territory, TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var row = await territory.Within(context).Where(one => one.Ticket == ticket).Select(one => new { one.Id, one.IsSecret }).FirstOrDefaultAsync(cancellationToken);
            return (row?.Id ?? Guid.Empty, row?.IsSecret ?? false);
        });

    private static async Task<CaseDossier> ReadAsync(LedgerContext context, Territory territory, ComplaintRow row, CancellationToken cancellationToken)
    {
        var events = await context.StatusEvents.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.ReceivedAt).ToListAsync(cancellationToken);
        var remarks = await context.Remarks.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.At).ToListAsync(cancellationToken);
        var staff = events.Select(one => one.StaffId).OfType<Guid>().Concat(remarks.Select(one => one.StaffId)).Distinct().ToList();
        return new CaseDossier(row, await CaseMark.OfAsync(context, row, cancellationToken))
        {
            Events = events,
            Remarks = remarks,
            Reminders = await context.Reminders.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.At).ThenBy(one => one.Stage).ToListAsync(cancellationToken),
            Notes = await context.Notes.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.Number).ToListAsync(cancellationToken),
            Files = await context.Files.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderBy(one => one.Position).ToListAsync(cancellationToken),
            Deliveries = await context.Deliveries.AsNoTracking().Where(one => one.ComplaintId == row.Id).OrderByDescending(one => one.Seq).Take(MostDeliveries).ToListAsync(cancellationToken),
            News = await NewsAsync(context, $"{row.Ticket}", cancellationToken),
            Submission = await context.Submissions.AsNoTracking().FirstOrDefaultAsync(one => one.ComplaintId == row.Id, cancellationToken),
            Supporters = await context.Supporters.CountAsync(one => one.ComplaintId == row.Id, cancellationToken),
            Stars = await context.Ratings.Where(one => one.ComplaintId == row.Id).Select(one => (int?)one.Stars).FirstOrDefaultAsync(cancellationToken),
            Officials = await context.Staff.Where(one => staff.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken),
            Siblings = await SiblingsAsync(context, territory, row, cancellationToken),
            Alike = await AlikeAsync(context, territory, row, cancellationToken),
        };
    }

    private static Task<List<CaseNews>> NewsAsync(LedgerContext context, string ticket, CancellationToken cancellationToken) => (
        from copy in context.Recipients.AsNoTracking()
        join one in context.Broadcasts.AsNoTracking() on copy.BroadcastId equals one.Id
        where copy.About == ticket && copy.State == RecipientState.Sent && copy.SentAt != null
        orderby copy.SentAt descending
        select new CaseNews(copy.SentAt!.Value, one.Sender, one.Indonesian)).Take(MostDeliveries).ToListAsync(cancellationToken);

    private static Task<List<CaseLine>> SiblingsAsync(LedgerContext context, Territory territory, ComplaintRow row, CancellationToken cancellationToken)
    {
        var (id, incident) = (row.Id, row.IncidentId);
        return Lines(territory.Within(context).Where(one => incident != null && one.IncidentId == incident && one.Id != id), 20).ToListAsync(cancellationToken);
    }

    /// <summary>By the index of region and time: no words are compared, an official sees at a glance what fits.</summary>
    private static Task<List<CaseLine>> AlikeAsync(LedgerContext context, Territory territory, ComplaintRow row, CancellationToken cancellationToken)
    {
        var (from, until) = (row.FiledAt - AlikeDays, row.FiledAt + AlikeDays);
        var (id, region, category, incident) = (row.Id, row.RegionCode, row.CategoryCode, row.IncidentId);
        return Lines(
            territory.Within(context).Where(one => one.RegionCode == region && one.CategoryCode == category && one.FiledAt >= from && one.FiledAt <= until
                && one.Id != id && !one.IsSecret && !Final.Contains(one.Status) && (one.IncidentId == null || one.IncidentId != incident)),
            MostAlike).ToListAsync(cancellationToken);
    }

    private static IQueryable<CaseLine> Lines(IQueryable<ComplaintRow> rows, int most) => rows.OrderByDescending(one => one.FiledAt).Take(most).Select(one => new CaseLine(
        one.Id, one.Ticket, one.IsSecret ? null : one.Title, one.IsSecret, one.Status, one.CategoryName, one.RegionName, one.InstitutionCode,
        one.OwnerChannel, one.FiledAt, one.AmberAt, one.RedAt, one.IncidentId));
}
