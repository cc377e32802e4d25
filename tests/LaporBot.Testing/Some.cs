using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Testing;

/// <summary>Valid throwaway values; a test says only what it is about.</summary>
public static class Some
{
    private static int _last;

    /// <summary>A Wednesday morning in Mataram.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>An address nobody else in this run has.</summary>
    public static ReplyAddress Address(string channel = "test") => new(channel, $"person-{Interlocked.Increment(ref _last)}");

    public static OutgoingMessage Message(string text = "Halo, ini kabar tentang laporan Anda.") => OutgoingMessage.Plain(text);

    /// <summary>A message id, a delivery id: a text nobody else in this run has.</summary>
    public static string Id(string prefix = "id") => $"{prefix}-{Interlocked.Increment(ref _last)}";

    public static Attachment Photo(string? source = null) => new(source ?? Id("photo"), AttachmentKind.Photo, "jalan.jpg", 120_000);

    public static Reporter Reporter() => new("Siti Rahmawati", "+6281234567890", "siti@contoh.id");

    /// <summary>An anonymous report of a broken road, without files.</summary>
    public static Complaint Complaint(ReplyAddress? owner = null, DateTimeOffset? filedAt = null, Guid? draftId = null) => new()
    {
        DraftId = draftId ?? Guid.NewGuid(),
        Owner = owner ?? Address(),
        Language = "id",
        Consent = new Consent("2026-01", (filedAt ?? Moment).AddMinutes(-5)),
        Classification = Classification.Pengaduan,
        Title = "Jalan berlubang di depan pasar",
        Story = "Jalan di depan pasar berlubang sejak dua minggu lalu dan sudah dua orang jatuh.",
        CategoryCode = "jalan",
        CategoryName = "Infrastruktur Jalan & Jembatan",
        IncidentDate = new DateOnly(2026, 11, 20),
        Region = new Region("52.71", "Kota Mataram"),
        Place = "Depan Pasar Kebon Roek, Ampenan",
        IsSecret = false,
        FiledAt = filedAt ?? Moment,
    };

    /// <summary>Every field filled.</summary>
    public static Complaint FullComplaint(ReplyAddress? owner = null) => Complaint(owner) with
    {
        Language = "en",
        Classification = Classification.Aspirasi,
        IncidentTime = new TimeOnly(16, 0),
        IsDateApproximate = true,
        Point = new GeoPoint(-8.5833, 116.1167),
        Files = [Photo(), new Attachment(Id("upload"), AttachmentKind.Document), Photo()],
        Reporter = Reporter(),
        IsSecret = true,
    };

    /// <summary>The hub says it is being worked on.</summary>
    public static HubUpdate Update(
        string trackingId, ComplaintStatus? status = ComplaintStatus.InProgress, DateTimeOffset? at = null, string? words = null) => new()
        {
            UpdateId = Id("update"),
            TrackingId = trackingId,
            Status = status,
            StatusWord = status is null ? "SOMETHING_NEW" : "IN_PROGRESS",
            At = at ?? Moment.AddHours(1),
            Description = words,
        };
}
