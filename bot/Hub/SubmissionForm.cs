using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Hub;

/// <summary>A complaint as the fields of hub.md's Submit table.</summary>
internal static class SubmissionForm
{
    /// <summary>GeoReport's limit for a description.</summary>
    public const int LongestDescription = 4000;

    private const string NoPlace = "Tidak disebutkan";

    /// <summary>The fields in the table's order; what is unknown is left out, as GeoReport treats empty as absent anyway.</summary>
    /// <param name="submission">What to hand over.</param>
    /// <param name="serviceCode">The category, already resolved against the hub's current list.</param>
    /// <param name="apiKey">Our key.</param>
    /// <param name="jurisdictionId">Or null.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(
        HubSubmission submission, string serviceCode, string apiKey, string? jurisdictionId) =>
        Fields(submission, serviceCode, apiKey, jurisdictionId)
            .Where(field => !string.IsNullOrEmpty(field.Value))
            .Select(field => KeyValuePair.Create(field.Name, field.Value!));

    /// <summary>Title, body and reference. Only the body is cut: by the reference we find the complaint again.</summary>
    public static string Describe(string title, string story, TicketNumber ticket)
    {
        var head = title + "\n\n";
        var tail = $"\n\nRef: {ticket}";
        var room = LongestDescription - head.Length - tail.Length;
        return head + Cut(story, room) + tail;
    }

    private static IEnumerable<(string Name, string? Value)> Fields(
        HubSubmission submission, string serviceCode, string apiKey, string? jurisdictionId)
    {
        var complaint = submission.Complaint;
        return
        [
            ("api_key", apiKey),
            ("jurisdiction_id", jurisdictionId),
            ("service_code", serviceCode),
            ("description", Describe(complaint.Title, complaint.Story, submission.Ticket)),
            .. Where(complaint),
            .. Who(complaint.Reporter),
            ("media_url", submission.MediaUrls.FirstOrDefault()?.AbsoluteUri),
            .. Attributes(complaint, submission.Ticket),
            .. submission.MediaUrls.Select(url => ("attribute[media_urls][]", (string?)url.AbsoluteUri)),
        ];
    }

    private static IEnumerable<(string Name, string? Value)> Where(Complaint complaint) =>
    [
        ("lat", Degrees(complaint.Point?.Latitude)),
        ("long", Degrees(complaint.Point?.Longitude)),
        ("address_string", Address(complaint.Place, complaint.Region, complaint.Point)),
    ];

    private static IEnumerable<(string Name, string? Value)> Who(Reporter? reporter)
    {
        if (reporter is null)
        {
            return [];
        }

        var names = reporter.Name.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
        [
            ("first_name", names.ElementAtOrDefault(0)),
            ("last_name", names.ElementAtOrDefault(1)),
            ("email", reporter.Email),
            ("phone", reporter.Phone),
        ];
    }

    private static IEnumerable<(string Name, string? Value)> Attributes(Complaint complaint, TicketNumber ticket) =>
    [
        ("attribute[classification]", Word(complaint.Classification)),
        ("attribute[title]", complaint.Title),
        ("attribute[incident_date]", complaint.IncidentDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("attribute[incident_time]", complaint.IncidentTime?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("attribute[incident_date_approximate]", complaint.IsDateApproximate ? "true" : null),
        ("attribute[region_code]", complaint.Region.Code),
        ("attribute[is_anonymous]", complaint.Reporter is null ? "true" : "false"),
        ("attribute[is_secret]", complaint.IsSecret ? "true" : "false"),
        ("attribute[channel]", complaint.Owner.Channel),
        ("attribute[client_ref]", ticket.ToString()),
    ];

    private static string Word(Classification classification) => classification switch
    {
        Classification.Pengaduan => "pengaduan",
        Classification.Aspirasi => "aspirasi",
        Classification.PermintaanInformasi => "permintaan_informasi",
        _ => throw new ArgumentOutOfRangeException(nameof(classification)),
    };

    private static string Address(string? place, Region region, GeoPoint? point)
    {
        var words = string.Join(", ", new[] { place?.Trim(), region.Name }.Where(part => !string.IsNullOrEmpty(part)));
        return words.Length > 0 ? words
            : point is not null ? $"{Degrees(point.Latitude)}, {Degrees(point.Longitude)}"
            : NoPlace;
    }

    private static string? Degrees(double? value) => value?.ToString("0.0######", CultureInfo.InvariantCulture);

    private static string Cut(string text, int room)
    {
        if (text.Length <= room)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1;
        return text[..end] + "…";
    }
}
