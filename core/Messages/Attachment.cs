using System.Text.Json.Serialization;

namespace LaporBot.Core.Messages;

/// <summary>What sort of file a person sent, as far as the channel tells.</summary>
public enum AttachmentKind
{
    Photo,
    Document,
    Video,
    Voice,

    /// <summary>Nothing we take: the channel saw that from the bytes and kept none of them.</summary>
    Other,
}

/// <summary>A pointer to a file the channel still holds; the bytes are fetched later by a worker.</summary>
/// <param name="Source">Opaque pointer, readable by the channel that made it (a Telegram file id, an upload id).</param>
/// <param name="Kind">What the channel calls it; the real type is found out from the bytes.</param>
/// <param name="Name">The sender's file name when there was one. Untrusted.</param>
/// <param name="Size">Bytes, when the channel says so.</param>
public sealed record Attachment(
    [property: JsonPropertyName("s")] string Source,
    [property: JsonPropertyName("k")] AttachmentKind Kind,
    [property: JsonPropertyName("n")] string? Name = null,
    [property: JsonPropertyName("z")] long? Size = null)
{
    private const char Holder = '|';

    /// <summary>The same file for somebody who goes on in another chat: the pointer says which channel still holds it.</summary>
    public Attachment HeldBy(string channel) => Source.Contains(Holder) ? this : this with { Source = $"{channel}{Holder}{Source}" };

    /// <summary>It lies with another channel than the one the person speaks through.</summary>
    [JsonIgnore]
    public bool IsHeldElsewhere => Source.Contains(Holder);

    /// <summary>Who holds it, and the pointer that one made.</summary>
    /// <param name="speaker">The channel the person speaks through, which holds it unless the pointer says otherwise.</param>
    public (string Channel, Attachment File) Held(string speaker) =>
        Source.IndexOf(Holder, StringComparison.Ordinal) is >= 0 and var at
            ? (Source[..at], this with { Source = Source[(at + 1)..] })
            : (speaker, this);

    /// <summary>A picture can be made smaller; everything else must fit as it is.</summary>
    [JsonIgnore]
    public bool IsPicture => Kind == AttachmentKind.Photo || (Kind == AttachmentKind.Document && FileEndings.Of(Name) == FileEnding.Picture);
}
