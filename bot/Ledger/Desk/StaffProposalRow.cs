namespace LaporBot.Bot.Ledger.Desk;

/// <summary>What has become of a proposed account.</summary>
internal enum ProposalState
{
    /// <summary>Waits for a second person.</summary>
    Open = 1,
    Confirmed,
    Refused,
}

/// <summary>Table <c>staff_proposals</c>: an account somebody wants to make, raise or give back, and who let it happen. Nobody has a right by it yet.</summary>
internal sealed class StaffProposalRow
{
    public required Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public required DeskRole Role { get; init; }

    public string? InstitutionCode { get; init; }

    /// <summary>A revoked account gets its rights back.</summary>
    public required bool IsRestore { get; init; }

    public required Guid ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required ProposalState State { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public StaffCard Card => new(Name, Role, InstitutionCode);
}
