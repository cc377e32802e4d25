namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>Where a broadcast stands. Each move is one conditional statement, so that two people cannot make it twice.</summary>
internal enum BroadcastState
{
    /// <summary>Being written.</summary>
    Draft = 1,

    /// <summary>Waits for a second person.</summary>
    Review,

    /// <summary>Waits for its time.</summary>
    Approved,

    /// <summary>On its way to people.</summary>
    Running,

    /// <summary>Held by a person, or by itself.</summary>
    Paused,

    /// <summary>Everybody has it, or never will.</summary>
    Finished,

    /// <summary>Given up; whoever has it, has it.</summary>
    Cancelled,
}

/// <summary>What a broadcast says to the world.</summary>
internal enum BroadcastKind
{
    News = 1,

    /// <summary>Takes the place of an earlier one, and reaches those it had not reached yet.</summary>
    Correction,

    /// <summary>Says that an earlier one no longer holds.</summary>
    Recall,
}

/// <summary>Table <c>broadcasts</c>.</summary>
internal sealed class BroadcastRow
{
    public required Guid Id { get; init; }

    public required BroadcastKind Kind { get; init; }

    /// <summary>The one it corrects or recalls.</summary>
    public Guid? OriginalId { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>For whom its author spoke.</summary>
    public string? InstitutionCode { get; init; }

    /// <summary>That institution's name, as people read it.</summary>
    public required string Sender { get; init; }

    public required string Indonesian { get; set; }

    public string? English { get; set; }

    /// <summary>An <see cref="Audience"/> as JSON.</summary>
    public required string Audience { get; set; }

    /// <summary>Of text and audience: what was approved is what is sent.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Of the text alone, without its spaces and capitals: tells a second sending of the same.</summary>
    public required string TextHash { get; set; }

    public required BroadcastState State { get; set; }

    public required DateTimeOffset StateSince { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    public Guid? ApproverId { get; set; }

    public string? ApprovedHash { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Recipients, once they are written down.</summary>
    public int Total { get; set; }

    /// <summary>How many of them go first, to see how it is taken.</summary>
    public int Canary { get; set; }

    /// <summary>Recipients up to this position may be written to now.</summary>
    public int Released { get; set; }

    /// <summary>Why it is held: a word of <see cref="HoldReasons"/>.</summary>
    public string? HoldReason { get; set; }

    /// <summary>A person has seen why it held itself, and let it go on: it does not hold itself again.</summary>
    public bool IsBrakeOff { get; set; }

    /// <summary>The author's live message in Telegram, and when it was changed last.</summary>
    public string? ProgressReference { get; set; }

    public DateTimeOffset? ProgressAt { get; set; }
}

/// <summary>The closed list of reasons for a hold.</summary>
internal static class HoldReasons
{
    public const string Person = "person";
    public const string Blocks = "blocks";
    public const string Errors = "errors";
    public const string Grown = "grown";
}

/// <summary>What has become of one person's copy.</summary>
internal enum RecipientState
{
    Waiting = 1,
    Sent,

    /// <summary>The person has blocked us or is gone.</summary>
    Blocked,

    /// <summary>The channel will never take it.</summary>
    Rejected,

    /// <summary>Given up after too many tries.</summary>
    Failed,

    /// <summary>Sent by a process that died before it heard the answer: it is not sent twice unless a person says so.</summary>
    Unknown,

    /// <summary>They asked for no more messages after it had begun.</summary>
    OptedOut,
}

/// <summary>Table <c>broadcast_recipients</c>: one row for each person, written at once when it starts.</summary>
internal sealed class RecipientRow : LeasedRow
{
    public long Seq { get; init; }

    public required Guid BroadcastId { get; init; }

    /// <summary>1, 2, 3 … in a drawn order: the first hundredth is a fair sample, and the number tells nobody who it is.</summary>
    public required int Position { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; set; }

    public required string Language { get; init; }

    public required RecipientState State { get; set; }

    public string? Reason { get; set; }

    /// <summary>Written just before the channel is called: a crash after it leaves the fate unknown.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The channel's name for the message.</summary>
    public string? Reference { get; set; }

    /// <summary>The message whose place it takes.</summary>
    public string? Replaces { get; set; }

    /// <summary>The one case of theirs it is about, or <see cref="Core.Conversations.Cases.Announcement.Several"/>; null for somebody who only follows.</summary>
    public string? About { get; init; }
}
