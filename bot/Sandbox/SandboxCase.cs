using System.Collections.Immutable;

namespace LaporBot.Bot.Sandbox;

/// <summary>How far a case has come.</summary>
internal enum SandboxStep
{
    Received,
    Verified,
    InProgress,
    Answered,
    Closed,
    Withdrawn,
}

/// <summary>One change of a case, in words of the wire.</summary>
/// <param name="Id">update_id.</param>
/// <param name="CaseId">service_request_id.</param>
/// <param name="Step">Where the case stands after it.</param>
/// <param name="Status">Extended status word.</param>
/// <param name="ExternalStatus">external_status_code, or null.</param>
/// <param name="Agency">agency_responsible, or null.</param>
/// <param name="Description">Words for the citizen.</param>
/// <param name="At">updated_datetime.</param>
/// <param name="FromGateway">Posted to the hub, not made by it.</param>
/// <param name="Files">Addresses of files that came with it.</param>
internal sealed record SandboxUpdate(
    string Id,
    string CaseId,
    SandboxStep Step,
    string Status,
    string? ExternalStatus,
    string? Agency,
    string Description,
    DateTimeOffset At,
    bool FromGateway = false,
    int Files = 0);

/// <summary>A form field as it arrived.</summary>
internal sealed record SandboxField(string Name, string Value);

/// <summary>A case as the sandbox holds it.</summary>
/// <param name="Id">Seven digits, as the national hub's.</param>
/// <param name="Key">Idempotency-Key it came under, or null.</param>
/// <param name="Token">Told instead of the id in token mode; null otherwise.</param>
/// <param name="Fields">Everything that was sent but the key.</param>
/// <param name="ReceivedAt">requested_datetime.</param>
internal sealed record SandboxCase(
    string Id, string? Key, string? Token, ImmutableArray<SandboxField> Fields, DateTimeOffset ReceivedAt)
{
    public ImmutableArray<SandboxUpdate> Updates { get; init; } = [];

    public SandboxStep Step => Updates.IsEmpty ? SandboxStep.Received : Updates[^1].Step;

    public DateTimeOffset ChangedAt => Updates.IsEmpty ? ReceivedAt : Updates[^1].At;

    public bool IsClosed => Step is SandboxStep.Closed or SandboxStep.Withdrawn;

    public string? Agency => Updates.LastOrDefault(update => update.Agency is not null)?.Agency;

    public bool IsSecret => Field("attribute[is_secret]") == "true";

    /// <summary>The first value of a field, or null.</summary>
    public string? Field(string name) => Fields.FirstOrDefault(field => field.Name == name)?.Value;
}
