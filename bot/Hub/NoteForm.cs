using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>What a citizen or an official said about a case, as the fields of hub.md's "What we send back".</summary>
internal static class NoteForm
{
    public static IEnumerable<KeyValuePair<string, string>> Of(HubNote note, string apiKey, string? jurisdictionId) =>
        new (string Name, string? Value)[]
        {
            ("api_key", apiKey),
            ("jurisdiction_id", jurisdictionId),
            ("service_request_id", note.TrackingId),
            ("update_id", note.UpdateId),
            ("status", Status(note.Kind)),
            ("external_status_code", note.Kind == HubNoteKind.Answer ? "answered" : null),
            ("updated_datetime", HubTime.Format(note.At)),
            ("description", Describe(note)),
        }
        .Concat(note.MediaUrls.Select(url => ("media_url", (string?)url.AbsoluteUri)))
        .Where(field => !string.IsNullOrEmpty(field.Item2))
        .Select(field => KeyValuePair.Create(field.Item1, field.Item2!));

    /// <summary>For officials, in their language; the protocol wants words even where the citizen needed none.</summary>
    public static string Describe(HubNote note) => note.Kind switch
    {
        HubNoteKind.Satisfied => "Pelapor puas dengan tindak lanjut.",
        HubNoteKind.Reopening => $"Pelapor belum puas: {note.Words}",
        HubNoteKind.Withdrawal => "Pelapor mencabut laporan ini.",
        HubNoteKind.Support => $"Warga lain menyampaikan hal yang sama. Jumlah pendukung: {note.Words}.",
        HubNoteKind.Question => $"Petugas meminta keterangan: {note.Words}",
        HubNoteKind.HandBack => $"Bukan wewenang: {note.Words}",
        HubNoteKind.Archive => $"Diarsipkan. {note.Words}",
        HubNoteKind.Progress when note.Words.Length == 0 => "Sedang ditangani.",
        _ => note.Words.Length > 0 ? note.Words : "Pelapor menambahkan berkas.",
    };

    private static string Status(HubNoteKind kind) => kind switch
    {
        HubNoteKind.Satisfied => "FIXED",
        HubNoteKind.Reopening => "REOPEN",
        HubNoteKind.Withdrawal => "CANCELLED",
        HubNoteKind.Forward => "INTERNAL_REFERRAL",
        HubNoteKind.Progress or HubNoteKind.Answer => "IN_PROGRESS",
        HubNoteKind.HandBack => "NOT_COUNCILS_RESPONSIBILITY",
        HubNoteKind.Archive => "NO_FURTHER_ACTION",
        _ => "OPEN",
    };
}
