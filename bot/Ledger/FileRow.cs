using LaporBot.Core.Messages;

namespace LaporBot.Bot.Ledger;

/// <summary>What has become of a file of a complaint.</summary>
internal enum FileState
{
    /// <summary>Still to be fetched from the channel.</summary>
    Waiting,

    /// <summary>Cleaned and stored; the hub may have its address.</summary>
    Ready,

    /// <summary>Could not be used; the complaint went without it.</summary>
    LeftOut,

    /// <summary>The same bytes as another file of the complaint, which is kept.</summary>
    Duplicate,

    /// <summary>Its owner had it erased; its bytes go as soon as the sweeper has seen it.</summary>
    Erased,
}

/// <summary>Table <c>complaint_files</c>.</summary>
internal sealed class FileRow : LeasedRow
{
    /// <summary>128 random bits in 32 hexadecimal digits: part of a signed address, so it must not be guessable.</summary>
    public required string Id { get; init; }

    public required Guid ComplaintId { get; init; }

    /// <summary>The addition it came with, or followed with when it was late; null for a file of the complaint as it was filed.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>The official whose answer it came with; null for a file of the citizen.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Its place among the files of the complaint, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The channel's pointer; says the channel when that is not the owner's.</summary>
    public required string Source { get; set; }

    public required AttachmentKind Kind { get; init; }

    public string? Name { get; init; }

    public long? Size { get; set; }

    public required FileState State { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Of the bytes as stored.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Of the bytes as the person sent them.</summary>
    public string? SourceSha256 { get; set; }

    /// <summary>Where the cleaned bytes are, below the data folder.</summary>
    public string? Path { get; set; }

    public string? Reason { get; set; }

    /// <summary>When its address was last given to the hub; null while the hub does not know of it.</summary>
    public DateTimeOffset? OfferedAt { get; set; }
}
