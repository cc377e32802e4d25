namespace LaporBot.Bot.Ledger;

/// <summary>Table <c>people</c>: what a person has chosen, and whether they can be reached. Of most people there is no row.</summary>
internal sealed class PersonRow
{
    public required string Channel { get; init; }

    public required string Address { get; init; }

    /// <summary>Since when no broadcast and no other optional message may be sent; null when they may.</summary>
    public DateTimeOffset? OptedOutAt { get; set; }

    /// <summary>Since when the channel says that they have blocked us or are gone; null when they have written since, or never were.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }
}

/// <summary>Table <c>documents</c>: files made for one person, for an hour.</summary>
internal sealed class DocumentRow
{
    /// <summary>128 random bits in 32 hexadecimal digits: part of a signed address, so it must not be guessable.</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>
/// Table <c>erasures</c>: that somebody had their data erased, when and how much; never who. By the complaints' own ids it can
/// be done again after a backup was restored.
/// </summary>
internal sealed class ErasureRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool StopsNews { get; init; }

    public required int Reports { get; init; }

    public required int Files { get; init; }

    /// <summary>Reports that still ran.</summary>
    public required int Open { get; init; }

    /// <summary>Ids of the complaints, comma separated.</summary>
    public required string ComplaintIds { get; init; }
}
