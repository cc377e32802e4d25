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
            ("description", Describe(note.Kind, note.Words)),
        }
        .Concat(note.MediaUrls.Select(url => ("media_url", (string?)url.AbsoluteUri)))
        .Where(field => !string.IsNullOrEmpty(field.Item2))
        .Select(field => KeyValuePair.Create(field.Item1, field.Item2!));

    /// <summary>For officials, in the language of the hub; it wants words even where whoever spoke needed none.</summary>
    public static string Describe(HubNoteKind kind, string words) => kind switch
    {
        HubNoteKind.Satisfied => "Pelapor puas dengan tindak lanjut.",
        HubNoteKind.Reopening => $"Pelapor belum puas: {words}",
        HubNoteKind.Withdrawal => "Pelapor mencabut laporan ini.",
        HubNoteKind.Support => $"Warga lain menyampaikan hal yang sama. Jumlah pendukung: {words}.",
        HubNoteKind.Question => $"Petugas meminta keterangan: {words}",
        HubNoteKind.HandBack => $"Bukan wewenang: {words}",
        HubNoteKind.Archive => $"Diarsipkan. {words}",
        HubNoteKind.Progress when words.Length == 0 => "Sedang ditangani.",
        _ => words.Length > 0 ? words : "Pelapor menambahkan berkas.",
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
