using LaporBot.Core.Sla;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>How far a clock has run.</summary>
internal enum ClockStage
{
    Amber = 1,
    Red = 2,

    /// <summary>A working day after red: those above hear of it.</summary>
    Escalation = 3,
}

/// <summary>Table <c>reminders</c>: that somebody was reminded. Its key is what makes it happen once.</summary>
internal sealed class ReminderRow
{
    public required Guid ComplaintId { get; init; }

    public required ClockKind Clock { get; init; }

    public required ClockStage Stage { get; init; }

    /// <summary>The run of the clock: a case that comes back has a new one.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Nobody was told of this one: a graver one held by the time anybody looked.</summary>
    public bool IsSkipped { get; init; }
}

/// <summary>Table <c>desk_notices</c>: what officials find on their desk.</summary>
internal sealed class NoticeRow
{
    public required Guid Id { get; init; }

    public required DeskRole Role { get; init; }

    /// <summary>Whose; null for a role that belongs to no institution.</summary>
    public string? InstitutionCode { get; init; }

    public required Guid ComplaintId { get; init; }

    public required ClockKind Clock { get; init; }

    public required ClockStage Stage { get; init; }

    /// <summary>The last day of the clock.</summary>
    public required DateOnly Due { get; init; }

    public required DateTimeOffset At { get; init; }
}
