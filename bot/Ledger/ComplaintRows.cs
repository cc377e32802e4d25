using System.Security.Cryptography;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Ledger;

/// <summary>Between a complaint and its rows.</summary>
internal static class ComplaintRows
{
    public static ComplaintRow Write(Complaint complaint, TicketNumber ticket, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new ComplaintRow
        {
            Id = id,
            DraftId = complaint.DraftId,
            Ticket = ticket,
            OwnerChannel = complaint.Owner.Channel,
            OwnerAddress = complaint.Owner.Value,
            Language = complaint.Language,
            ConsentVersion = complaint.Consent.NoticeVersion,
            ConsentAt = complaint.Consent.At,
            Classification = complaint.Classification,
            Title = complaint.Title,
            Story = complaint.Story,
            CategoryCode = complaint.CategoryCode,
            CategoryName = complaint.CategoryName,
            IncidentDate = complaint.IncidentDate,
            IncidentTime = complaint.IncidentTime,
            IsDateApproximate = complaint.IsDateApproximate,
            RegionCode = complaint.Region.Code,
            RegionName = complaint.Region.Name,
            Place = complaint.Place,
            Latitude = complaint.Point?.Latitude,
            Longitude = complaint.Point?.Longitude,
            ReporterName = complaint.Reporter?.Name,
            ReporterPhone = complaint.Reporter?.Phone,
            ReporterEmail = complaint.Reporter?.Email,
            IsSecret = complaint.IsSecret,
            FiledAt = complaint.FiledAt,
            Status = ComplaintStatus.Submitted,
            StatusSince = complaint.FiledAt,
            Files = [.. complaint.Files.Select((file, position) => Write(file, id, position, now))],
        };
    }

    public static Complaint Read(ComplaintRow row) => new()
    {
        DraftId = row.DraftId,
        Owner = new ReplyAddress(row.OwnerChannel, row.OwnerAddress),
        Language = row.Language,
        Consent = new Consent(row.ConsentVersion, row.ConsentAt),
        Classification = row.Classification,
        Title = row.Title,
        Story = row.Story,
        CategoryCode = row.CategoryCode,
        CategoryName = row.CategoryName,
        IncidentDate = row.IncidentDate,
        IncidentTime = row.IncidentTime,
        IsDateApproximate = row.IsDateApproximate,
        Region = new Region(row.RegionCode, row.RegionName),
        Place = row.Place,
        Point = row is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPoint(latitude, longitude) : null,
        Files = [.. row.Files.Where(file => file.NoteId is null && file.State != FileState.Erased).OrderBy(file => file.Position).Select(Read)],
        Reporter = row.ReporterName is null ? null : new Reporter(row.ReporterName, row.ReporterPhone, row.ReporterEmail),
        IsSecret = row.IsSecret,
        FiledAt = row.FiledAt,
    };

    /// <summary>A file still to be fetched, with the complaint or with an addition to it.</summary>
    public static FileRow Write(Attachment file, Guid complaintId, int position, DateTimeOffset now, Guid? noteId = null) => new()
    {
        Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
        ComplaintId = complaintId,
        NoteId = noteId,
        Position = position,
        Source = file.Source,
        Kind = file.Kind,
        Name = file.Name,
        Size = file.Size,
        State = FileState.Waiting,
        NextAt = now,
    };

    public static Attachment Read(FileRow row) => new(row.Source, row.Kind, row.Name, row.Size);

    public static ComplaintCase Case(ComplaintRow row) => new()
    {
        Ticket = row.Ticket,
        Owner = new ReplyAddress(row.OwnerChannel, row.OwnerAddress),
        Title = row.Title,
        IsSecret = row.IsSecret,
        Status = row.Status,
        FiledAt = row.FiledAt,
        StatusSince = row.StatusSince,
        StepDue = row.StepDue,
        TrackingId = row.TrackingId,
        Agency = row.Agency,
        HubWords = row.HubWords,
        CloseReason = row.CloseReason,
    };

    /// <summary>A step of our own in the history.</summary>
    public static StatusEventRow Event(
        Guid complaintId, ComplaintStatus status, DateTimeOffset at, string? reason = null, string? institution = null) => new()
        {
            Id = Guid.CreateVersion7(at),
            ComplaintId = complaintId,
            Status = status,
            StatusWord = status.ToString(),
            At = at,
            ReceivedAt = at,
            ReasonCode = reason,
            InstitutionCode = institution,
            Moved = true,
        };
}
