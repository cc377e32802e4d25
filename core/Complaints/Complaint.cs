using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>Who reports, when the report is not anonymous.</summary>
/// <param name="Name">2 to 60 letters, spaces and . ' -.</param>
/// <param name="Phone">E.164 (<c>+62…</c>), or null.</param>
/// <param name="Email">Or null; one of the two is there.</param>
public sealed record Reporter(string Name, string? Phone, string? Email)
{
    /// <summary>Nothing: a reporter must not reach a log by accident.</summary>
    public override string ToString() => nameof(Reporter);
}

/// <summary>Which privacy notice a person agreed to, and when.</summary>
public sealed record Consent(
    [property: JsonPropertyName("v")] string NoticeVersion,
    [property: JsonPropertyName("t")] DateTimeOffset At);

/// <summary>A finished and valid complaint. An unfinished one is a <see cref="Conversations.ComplaintDraft"/>.</summary>
public sealed record Complaint
{
    /// <summary>Minted when the draft was opened; filing twice under it is filing once.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>The person's own address: who may read it, who hears of changes.</summary>
    public required ReplyAddress Owner { get; init; }

    /// <summary><c>id</c> or <c>en</c>: the language changes are told in.</summary>
    public required string Language { get; init; }

    public required Consent Consent { get; init; }

    public required Classification Classification { get; init; }

    /// <summary>10 to 100 characters, one line.</summary>
    public required string Title { get; init; }

    /// <summary>20 to 4,000 characters.</summary>
    public required string Story { get; init; }

    /// <summary>The hub's <c>service_code</c>.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>The category's name as it was shown.</summary>
    public required string CategoryName { get; init; }

    /// <summary>Null only for aspirasi and permintaan informasi.</summary>
    public DateOnly? IncidentDate { get; init; }

    /// <summary>About which hour of that day, in the node's zone, when it was told.</summary>
    public TimeOnly? IncidentTime { get; init; }

    /// <summary>The words fit other days near <see cref="IncidentDate"/> as well ("awal bulan").</summary>
    public bool IsDateApproximate { get; init; }

    /// <summary>Kabupaten or kota; <see cref="Region.Elsewhere"/> when outside the node.</summary>
    public required Region Region { get; init; }

    /// <summary>The place in the person's words, or null.</summary>
    public string? Place { get; init; }

    /// <summary>The pin, or null.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>In the order they were sent.</summary>
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>Null means anonymous.</summary>
    public Reporter? Reporter { get; init; }

    /// <summary>Rahasia: the whole report is hidden from the public.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>When the person pressed send.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The number only: a complaint must not reach a log by accident.</summary>
    public override string ToString() => $"complaint {DraftId:N}";
}
