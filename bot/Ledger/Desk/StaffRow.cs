namespace LaporBot.Bot.Ledger.Desk;

/// <summary>The five kinds of people behind the desk (domain.md 1.1). A citizen is none of them.</summary>
internal enum DeskRole
{
    /// <summary>Verifies and forwards for one instansi.</summary>
    AdminInstansi = 1,

    /// <summary>Answers for one work unit.</summary>
    PejabatPenghubung = 2,

    /// <summary>Sees everything, changes nothing.</summary>
    Inspektorat = 3,

    /// <summary>Decides who may see a reporter's identity.</summary>
    Kustodian = 4,

    /// <summary>Keeps the machine running; sees no content.</summary>
    Operator = 5,
}

/// <summary>Table <c>staff</c>: an official with an account. Never deleted: the audit names them.</summary>
internal sealed class StaffRow
{
    public required Guid Id { get; init; }

    /// <summary>Who they are to the sign-in: the provider's <c>sub</c>, or <c>console</c> in Development.</summary>
    public required string Subject { get; init; }

    public required string Name { get; set; }

    public required DeskRole Role { get; set; }

    /// <summary>The instansi or the unit they act for; null for Inspektorat, Kustodian and Operator.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when every right is gone; null while they have them.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Telegram's numeric id after it was bound by a one-time code; never a user name.</summary>
    public string? TelegramId { get; set; }

    /// <summary>Newest sign-in or act.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>Table <c>desk_sessions</c>: a signed-in browser.</summary>
internal sealed class DeskSessionRow
{
    /// <summary>SHA-256 of what the cookie holds: a copied database signs nobody in.</summary>
    public required string Id { get; init; }

    public required Guid StaffId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The newest request, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }
}

/// <summary>Table <c>staff_codes</c>: something that may be used once.</summary>
internal sealed class StaffCodeRow
{
    /// <summary>SHA-256 of the code.</summary>
    public required string Id { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>What it opens: <c>console</c> or <c>telegram</c>.</summary>
    public required string Purpose { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
