using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Who stands behind a line of the thread.</summary>
internal enum TimelineSide
{
    Citizen,
    Official,

    /// <summary>Officials among themselves.</summary>
    Inside,
    Hub,
    Program,
}

/// <summary>A line of the thread of a case: what citizens, officials and the hub said and did, in the order it was heard.</summary>
/// <param name="At">When.</param>
/// <param name="Side">Whose.</param>
/// <param name="Sentence">What happened, as a sentence of the desk.</param>
/// <param name="Who">A name, or an agency; null for none.</param>
/// <param name="Words">What was said; null for nothing.</param>
internal sealed record TimelineEntry(DateTimeOffset At, TimelineSide Side, string Sentence, string? Who, string? Words)
{
    public IReadOnlyList<FileRow> Files { get; init; } = [];

    /// <summary>The clock it is about, as a sentence of the desk; null for none.</summary>
    public string? Clock { get; init; }

    public static IReadOnlyList<TimelineEntry> Of(CaseDossier dossier) =>
    [
        .. dossier.Events.Where(one => one.Moved || !string.IsNullOrWhiteSpace(one.Description)).Select(one => Of(dossier, one))
            .Concat(dossier.Notes.Select(one => Of(dossier, one)).OfType<TimelineEntry>())
            .Concat(dossier.Remarks.Select(one => new TimelineEntry(one.At, TimelineSide.Inside, "Cases.Remarked", dossier.Officials.GetValueOrDefault(one.StaffId), one.Words)))
            .Concat(dossier.Reminders.Select(Of))
            .Concat(dossier.News.Select(one => new TimelineEntry(one.At, TimelineSide.Official, "Cases.Announced", one.Sender, one.Words)))
            .OrderBy(one => one.At),
    ];

    private static TimelineEntry Of(CaseDossier dossier, StatusEventRow row)
    {
        var side = row.StaffId is not null ? TimelineSide.Official : row.UpdateId is not null ? TimelineSide.Hub : TimelineSide.Program;
        var who = row.StaffId is { } staff ? dossier.Officials.GetValueOrDefault(staff) : row.Agency;
        return new TimelineEntry(row.ReceivedAt, side, row is { Moved: true, Status: { } status } ? $"Cases.Status.{status}" : "Cases.Said", who, row.Description)
        {
            Files = [.. dossier.Files.Where(file => file.StaffId == row.StaffId && file.StaffId is not null && dossier.Notes.Any(note => note.Id == file.NoteId && note.StepId == row.Id))],
        };
    }

    private static TimelineEntry Of(ReminderRow row) =>
        new(row.At, TimelineSide.Program, $"Cases.{(row.IsSkipped ? "Skipped" : "Reminded")}.{row.Stage}", null, null) { Clock = $"Cases.Clock.{row.Clock}" };

    /// <summary>Notes of officials stand in the thread as what they did already.</summary>
    private static TimelineEntry? Of(CaseDossier dossier, NoteRow row) => row.Kind switch
    {
        HubNoteKind.Addition => new(row.SaidAt, TimelineSide.Citizen, "Cases.Added", null, row.Words) { Files = [.. dossier.Files.Where(file => file.NoteId == row.Id)] },
        HubNoteKind.Satisfied => new(row.SaidAt, TimelineSide.Citizen, "Cases.Satisfied", null, null),
        HubNoteKind.Reopening => new(row.SaidAt, TimelineSide.Citizen, "Cases.Dissatisfied", null, row.Words),
        HubNoteKind.Withdrawal => new(row.SaidAt, TimelineSide.Citizen, "Cases.Withdrew", null, null),
        HubNoteKind.Support => new(row.SaidAt, TimelineSide.Citizen, "Cases.Supported", null, null),
        _ => null,
    };
}
