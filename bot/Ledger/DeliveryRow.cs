namespace LaporBot.Bot.Ledger;

/// <summary>What has become of a message.</summary>
internal enum DeliveryState
{
    Waiting,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel will never take it.</summary>
    Rejected,

    /// <summary>The person blocked us or is gone; it waits, untried, for them to write again.</summary>
    Resting,

    /// <summary>It rested too long.</summary>
    Gone,

    /// <summary>Given up after too many tries.</summary>
    Dead,

    /// <summary>Handed to a channel, which may have taken it; one that is said only once is not tried again.</summary>
    Unknown,
}

/// <summary>Table <c>deliveries</c>.</summary>
internal sealed class DeliveryRow : LeasedRow
{
    /// <summary>Grows with each row: the order in which one person's messages are sent.</summary>
    public long Seq { get; init; }

    /// <summary>The caller's id; may hold an address, so it is never logged.</summary>
    public required string DeliveryId { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    /// <summary>An <see cref="Core.Messages.OutgoingMessage"/> as JSON.</summary>
    public required string Message { get; init; }

    /// <summary>News without buttons: it may share a message with other news of the same person.</summary>
    public required bool CanJoin { get; init; }

    public required DeliveryState State { get; set; }

    public string? Reason { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public Guid? ComplaintId { get; init; }
}
