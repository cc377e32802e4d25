namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Table <c>case_views</c>: a question to the list that an official has given a name.</summary>
internal sealed class CaseViewRow
{
    public required Guid Id { get; init; }

    public required Guid StaffId { get; init; }

    public required string Name { get; init; }

    /// <summary>The query of the list's address, without the place in it.</summary>
    public required string Query { get; set; }
}

/// <summary>Table <c>case_templates</c>: words officials of one institution use again.</summary>
internal sealed class CaseTemplateRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose; its units may use it too.</summary>
    public required string InstitutionCode { get; init; }

    public required string Name { get; set; }

    public required string Indonesian { get; set; }

    public required string English { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What became of a request.</summary>
internal enum IdentityDecision
{
    Waiting,
    Granted,
    Refused,
}

/// <summary>Table <c>identity_requests</c>: an official asks who reported a rahasia case; a kustodian decides.</summary>
internal sealed class IdentityRequestRow
{
    public required Guid Id { get; init; }

    public required Guid ComplaintId { get; init; }

    public required Guid StaffId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required IdentityDecision Decision { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The kustodian's own words.</summary>
    public string? Answer { get; set; }

    /// <summary>Until when it opens anything; null while it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>Table <c>case_openings</c>: an official gave a reason to read a rahasia case, and may for a while.</summary>
internal sealed class CaseOpeningRow
{
    public required Guid StaffId { get; init; }

    public required Guid ComplaintId { get; init; }

    public required DateTimeOffset Until { get; set; }
}
