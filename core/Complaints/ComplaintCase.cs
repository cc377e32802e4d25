using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>What the ledger tells a conversation about a case.</summary>
public sealed record ComplaintCase
{
    public required TicketNumber Ticket { get; init; }

    /// <summary>Whose case it is; only they see more than the state.</summary>
    public required ReplyAddress Owner { get; init; }

    public required string Title { get; init; }

    public required bool IsSecret { get; init; }

    public required ComplaintStatus Status { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>When the status last changed, by the hub's clock.</summary>
    public required DateTimeOffset StatusSince { get; init; }

    /// <summary>
    /// The last day of the step that runs, by the case's whole history: the day its officials see. Null when none runs. See
    /// <see cref="Sla.CaseClocks.StepDue(Sla.CaseCourse, Sla.CaseKind)"/>.
    /// </summary>
    public DateOnly? StepDue { get; init; }

    /// <summary>The hub's number, once known.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The institution that has it, in the hub's words.</summary>
    public string? Agency { get; init; }

    /// <summary>The newest official words, or null.</summary>
    public string? HubWords { get; init; }

    /// <summary>Why it is closed; null while it is not.</summary>
    public CloseReason? CloseReason { get; init; }
}
