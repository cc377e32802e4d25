using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>How a case's clock stands.</summary>
internal enum ClockColour
{
    /// <summary>None runs.</summary>
    None,
    Green,
    Amber,
    Red,
}

/// <summary>A line of somebody's queue. No words of the citizen but the title, which a rahasia case keeps to itself.</summary>
internal sealed record QueueLine(TicketNumber Ticket, string? Title, string Category, string Region, ComplaintStatus Status, ClockColour Colour, DateTimeOffset? RedAt);

/// <summary>A case on an official's phone: never who reported it, and of a rahasia case no word of theirs.</summary>
internal sealed record PocketCase(Guid Id, QueueLine Line, DateTimeOffset FiledAt, bool IsSecret, string? Story, string? Place)
{
    /// <summary>What the citizen has added, newest first.</summary>
    public IReadOnlyList<string> Additions { get; init; } = [];

    /// <summary>The newest official words.</summary>
    public string? OfficialWords { get; init; }

    /// <summary>Files they sent.</summary>
    public int Files { get; init; }

    /// <summary>As its owner knows it, for a preview of what they will read; never shown itself.</summary>
    public required ComplaintCase Own { get; init; }

    /// <summary>What its history comes to, for the day that preview names.</summary>
    public required CaseCourse Course { get; init; }

    /// <summary>What limits it has.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The owner's language.</summary>
    public required string Language { get; init; }

    /// <summary>Nothing more will come by itself.</summary>
    public bool IsOver => StatusWords.IsFinal(Line.Status);
}

/// <summary>Cases for a small screen. Whoever reads them says over what they reach; what lies beyond is not found.</summary>
internal sealed class PocketCases(LedgerDatabase database, TimeProvider time)
{
    private const int MostAdditions = 3;

    private static readonly ComplaintStatus[] OfCitizens = [ComplaintStatus.Answered, ComplaintStatus.Pending];

    private static readonly ComplaintStatus[] Waiting = [.. Enum.GetValues<ComplaintStatus>().Where(status => !StatusWords.IsFinal(status)).Except(OfCitizens)];

    /// <summary>Open cases that wait for an official; the others wait for the citizen's word.</summary>
    public static int WaitingOf(CaseCounts counts) => counts.Open - OfCitizens.Sum(counts.Of);

    /// <summary>What is most urgent: by the end of its clock, then what has no clock, the oldest first.</summary>
    public Task<IReadOnlyList<QueueLine>> NextAsync(Territory territory, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QueueLine>>(async context =>
        {
            var cases = (await territory.NarrowAsync(context, context.Complaints.AsNoTracking(), "", cancellationToken)).Where(row => Waiting.Contains(row.Status));
            var rows = await cases.Where(row => row.RedAt != null).OrderBy(row => row.RedAt).Take(most).ToListAsync(cancellationToken);
            if (rows.Count < most)
            {
                rows.AddRange(await cases.Where(row => row.RedAt == null).OrderBy(row => row.FiledAt).Take(most - rows.Count).ToListAsync(cancellationToken));
            }

            var now = time.GetUtcNow();
            return [.. rows.Select(row => Line(row, now))];
        });

    /// <returns>Null when there is none, or it is not theirs.</returns>
    public Task<PocketCase?> FindAsync(Territory territory, TicketNumber ticket, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            if (await territory.Within(context).FirstOrDefaultAsync(one => one.Ticket == ticket, cancellationToken) is not { } row)
            {
                return null;
            }

            var shown = new PocketCase(row.Id, Line(row, time.GetUtcNow()), row.FiledAt, row.IsSecret, row.IsSecret ? null : row.Story, row.IsSecret ? null : row.Place)
            {
                Own = ComplaintRows.Case(row),
                Course = CaseCourse.Of(await CaseHistory.StagesAsync(context, row.Id, cancellationToken)),
                Kind = new CaseKind(row.Classification, row.CategoryCode),
                Language = row.Language,
                Files = await context.Files.CountAsync(file => file.ComplaintId == row.Id && file.State == FileState.Ready, cancellationToken),
            };
            return row.IsSecret ? shown : shown with
            {
                OfficialWords = row.HubWords,
                Additions = await context.Notes.AsNoTracking()
                    .Where(note => note.ComplaintId == row.Id && note.Words != "" && (note.Kind == HubNoteKind.Addition || note.Kind == HubNoteKind.Reopening))
                    .OrderByDescending(note => note.Number).Take(MostAdditions).Select(note => note.Words).ToListAsync(cancellationToken),
            };
        });

    internal static QueueLine Line(ComplaintRow row, DateTimeOffset now) =>
        new(row.Ticket, row.IsSecret ? null : row.Title, row.CategoryName, row.RegionName, row.Status, Colour(row, now), row.RedAt);

    private static ClockColour Colour(ComplaintRow row, DateTimeOffset now) =>
        row.RedAt <= now ? ClockColour.Red
        : row.AmberAt <= now ? ClockColour.Amber
        : row.AmberAt is not null || row.RedAt is not null ? ClockColour.Green
        : ClockColour.None;
}
