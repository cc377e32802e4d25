using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger;

/// <summary>Table <c>complaints</c>: a complaint as it was filed, and where it stands.</summary>
internal sealed class ComplaintRow
{
    public required Guid Id { get; init; }

    public required Guid DraftId { get; init; }

    public required TicketNumber Ticket { get; init; }

    public required string OwnerChannel { get; set; }

    public required string OwnerAddress { get; set; }

    public required string Language { get; init; }

    public required string ConsentVersion { get; init; }

    public required DateTimeOffset ConsentAt { get; init; }

    public required Classification Classification { get; init; }

    public required string Title { get; init; }

    public required string Story { get; init; }

    public required string CategoryCode { get; set; }

    public required string CategoryName { get; set; }

    public DateOnly? IncidentDate { get; init; }

    public TimeOnly? IncidentTime { get; init; }

    public bool IsDateApproximate { get; init; }

    public required string RegionCode { get; init; }

    public required string RegionName { get; init; }

    public string? Place { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Null means anonymous.</summary>
    public string? ReporterName { get; init; }

    public string? ReporterPhone { get; init; }

    public string? ReporterEmail { get; init; }

    public required bool IsSecret { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required ComplaintStatus Status { get; set; }

    public required DateTimeOffset StatusSince { get; set; }

    /// <summary>
    /// The newest moment, by the hub's clock, that the hub told a status for; null before the first. Kept apart from
    /// <see cref="StatusSince"/>, which for our own steps is by our clock: the two must not be compared.
    /// </summary>
    public DateTimeOffset? HubAsOf { get; set; }

    public string? TrackingId { get; set; }

    /// <summary>Its page on the national site, when an official pasted one.</summary>
    public string? HubUrl { get; set; }

    public string? Agency { get; set; }

    public string? HubWords { get; set; }

    public DateTimeOffset? ExpectedAt { get; set; }

    /// <summary>Why it is closed; null while it is not.</summary>
    public CloseReason? CloseReason { get; set; }

    /// <summary>When its owner had their data erased; null for never.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>The instansi or unit it lies with now (<c>institutions</c>); null while nobody was named.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary>When the running clock turns amber; null while none runs. Written with the status, so that lists need no calendar.</summary>
    public DateTimeOffset? AmberAt { get; set; }

    /// <summary>When it turns red.</summary>
    public DateTimeOffset? RedAt { get; set; }

    /// <summary>The last day of the step that runs; null when none does.</summary>
    public DateOnly? StepDue { get; set; }

    /// <summary>When somebody must next hear that a clock has turned; null for never. Moves on with each reminder.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>Since when <c>case_facts</c> is behind the history; null when it is not.</summary>
    public DateTimeOffset? FactsDueAt { get; set; }

    /// <summary>Cases about one and the same event share it; null for none.</summary>
    public Guid? IncidentId { get; set; }

    public List<FileRow> Files { get; init; } = [];
}
