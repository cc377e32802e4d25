namespace LaporBot.Bot.Ledger;

/// <summary>Where a complaint is on its road to the hub.</summary>
internal enum SubmissionState
{
    /// <summary>Surely not there: may be posted.</summary>
    Pending,

    /// <summary>An attempt began and its end is not known: to be looked up before a second one.</summary>
    Unknown,

    /// <summary>The hub gave a token and owes the id.</summary>
    Promised,

    /// <summary>There, with an id.</summary>
    Accepted,

    /// <summary>The hub will not take it as it is; an operator looks.</summary>
    Refused,

    /// <summary>An operator must decide; nothing happens by itself.</summary>
    Operator,

    /// <summary>Taken back by the citizen before it went.</summary>
    Withdrawn,

    /// <summary>On the desk: an official retypes it into the national site.</summary>
    Relay,

    /// <summary>Ended by an operator, who said why.</summary>
    Closed,
}

/// <summary>Table <c>submissions</c>: one per complaint.</summary>
internal sealed class SubmissionRow : LeasedRow
{
    public required Guid ComplaintId { get; init; }

    public required SubmissionState State { get; set; }

    /// <summary>The hub's token while <see cref="SubmissionState.Promised"/>.</summary>
    public string? Token { get; set; }

    /// <summary>How often the token was tried.</summary>
    public int Redemptions { get; set; }

    public DateTimeOffset? LastAttemptAt { get; set; }

    /// <summary>For operators: the newest outcome, with the hub's words where there are any.</summary>
    public string? LastOutcome { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The official who is retyping it, so that nobody else does; null for nobody.</summary>
    public Guid? ClaimedBy { get; set; }

    /// <summary>Until when it is theirs alone.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When officials were reminded that it waits; null for not yet.</summary>
    public DateTimeOffset? RemindedAt { get; set; }
}
