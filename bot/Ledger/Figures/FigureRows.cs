using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>
/// Table <c>case_facts</c>: what the history of a case comes to, one row per complaint. Derived from <c>status_events</c> and made
/// anew whenever they grow; no personal data, so it outlives an erasure.
/// </summary>
internal sealed class FactsRow
{
    public required Guid ComplaintId { get; init; }

    public string? InstitutionCode { get; set; }

    public required string CategoryCode { get; set; }

    public required string RegionCode { get; set; }

    public required string Channel { get; set; }

    public required DateTimeOffset FiledAt { get; set; }

    public DateTimeOffset? RelayedAt { get; set; }

    public DateTimeOffset? VerdictAt { get; set; }

    public DateTimeOffset? VerdictDueAt { get; set; }

    /// <summary>First given to an institution.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>Given to the one that has it.</summary>
    public DateTimeOffset? DisposedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? AnswerDueAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public required ComplaintStatus Status { get; set; }

    public required DateTimeOffset StatusSince { get; set; }

    public string? ReasonCode { get; set; }

    /// <summary>When the first of the running clocks turns red.</summary>
    public DateTimeOffset? RedAt { get; set; }

    /// <summary>Minutes from the consent to the sending; null for a later report under the same consent.</summary>
    public int? TalkMinutes { get; set; }

    public required int Hops { get; set; }

    public required bool WasIncomplete { get; set; }

    public required bool WasAnswered { get; set; }

    public required bool WasReopened { get; set; }

    /// <summary>The newest stage was known to us then: a figure of an earlier day needs the history.</summary>
    public required DateTimeOffset KnownAt { get; set; }

    /// <summary>When this row was made.</summary>
    public required DateTimeOffset MadeAt { get; set; }
}

/// <summary>Table <c>funnel_days</c>: how many people came how far with a report, by day and channel. Counts only.</summary>
internal sealed class FunnelRow
{
    public required DateOnly Day { get; init; }

    public required string Channel { get; init; }

    /// <summary>A <see cref="Core.FunnelStep"/>; what was sent is counted from the complaints themselves.</summary>
    public required string Step { get; init; }

    public required int Count { get; set; }
}
