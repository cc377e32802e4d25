using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Everything that is kept about a person, as a file another program can read (UU 27/2022 art. 13).</summary>
internal static class PersonCopy
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static PersonDocument Write(PersonFile file, Conversation conversation, TurnFacts facts)
    {
        var content = JsonSerializer.Serialize(
            new
            {
                format = "laporbot-data-1",
                madeAt = facts.Now,
                address = new { channel = facts.Sender.Channel, value = facts.Sender.Value },
                language = conversation.Language,
                consent = conversation.Consent is { } consent ? new { version = consent.NoticeVersion, at = consent.At } : null,
                hearsBroadcasts = file.HearsBroadcasts,
                draft = conversation.Draft is { } draft ? Draft(draft) : null,
                reports = file.Reports.Select(Report),
            },
            Json);
        return new PersonDocument(
            RandomNumberGenerator.GetHexString(32, lowercase: true), $"data-saya-{facts.Today:yyyy-MM-dd}.json", "application/json", content, facts.Now + Lifetime);
    }

    private static object Draft(ComplaintDraft draft) => new
    {
        draft.Classification,
        draft.Title,
        draft.Story,
        category = draft.CategoryName,
        draft.IncidentDate,
        draft.RegionCode,
        draft.Place,
        draft.Point,
        draft.IsAnonymous,
        draft.Name,
        draft.Phone,
        draft.Email,
        draft.IsSecret,
        files = draft.Files.Length,
    };

    private static object Report(PersonReport report)
    {
        var complaint = report.Complaint;
        var one = report.File.Case;
        return new
        {
            ticket = one.Ticket.ToString(),
            trackingId = one.TrackingId,
            complaint.FiledAt,
            consent = new { version = complaint.Consent.NoticeVersion, at = complaint.Consent.At },
            complaint.Classification,
            complaint.Title,
            complaint.Story,
            category = complaint.CategoryName,
            complaint.IncidentDate,
            region = complaint.Region.Name,
            complaint.Place,
            complaint.Point,
            reporter = complaint.Reporter is { } reporter ? new { reporter.Name, reporter.Phone, reporter.Email } : null,
            complaint.IsSecret,
            files = complaint.Files.Select(file => new { file.Kind, file.Name, file.Size }),
            status = one.Status,
            since = one.StatusSince,
            closeReason = one.CloseReason,
            agency = one.Agency,
            rating = report.Rating,
            history = report.File.Events,
        };
    }
}
