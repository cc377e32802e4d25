namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Table <c>audit</c>: who did what, to what, when and from where. Rows are added and never changed; each holds the hash of the
/// one before. No personal data of citizens: objects are named by number.
/// </summary>
internal sealed record AuditRow
{
    /// <summary>1, 2, 3 … without a gap: a missing row shows.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the program itself.</summary>
    public Guid? ActorId { get; init; }

    public DeskRole? Role { get; init; }

    /// <summary>A word of a closed list, <c>case.answer</c>.</summary>
    public required string Action { get; init; }

    /// <summary>A ticket number, a broadcast's id, a staff id; empty for none.</summary>
    public required string Object { get; init; }

    /// <summary>The actor's own words for why, where they were asked; empty otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary><c>done</c>, <c>refused</c>.</summary>
    public required string Result { get; init; }

    /// <summary><c>web 10.1.2.3</c>, <c>telegram</c>, <c>console</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The institution the actor acted for then.</summary>
    public string? InstitutionCode { get; init; }

    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all fields above, hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>Table <c>audit_anchors</c>: the newest hash of each day, to be kept in a second place as well.</summary>
internal sealed class AuditAnchorRow
{
    public required DateOnly Day { get; init; }

    public required long Seq { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Table <c>node_marks</c>: single facts of this node, <c>demo</c> for one.</summary>
internal sealed class NodeMarkRow
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
