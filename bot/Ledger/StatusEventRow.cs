using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger;

/// <summary>Table <c>status_events</c>: the history of a case, append-only.</summary>
internal sealed class StatusEventRow
{
    public required Guid Id { get; init; }

    public required Guid ComplaintId { get; init; }

    /// <summary>The hub's id of the change; null for a step of ours.</summary>
    public string? UpdateId { get; init; }

    /// <summary>Null when the hub used a word we do not know.</summary>
    public ComplaintStatus? Status { get; init; }

    public required string StatusWord { get; init; }

    /// <summary>By the clock of whoever told it.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? Description { get; init; }

    public string? Agency { get; init; }

    /// <summary>Where the case lay then: the metrics count by it, so that a later move changes no old figure.</summary>
    public string? InstitutionCode { get; init; }

    /// <summary>Why it was archived, handed back or closed, as a code (<see cref="Core.Sla.ReasonCodes"/>); null otherwise.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The official whose act it was; null for the hub, the citizen and the program.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>False for what came too late, or told no new status.</summary>
    public required bool Moved { get; init; }
}
