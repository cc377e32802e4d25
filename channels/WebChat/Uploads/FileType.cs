using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>The kinds of file we take, told by their first bytes: what the sender declares is not looked at.</summary>
internal sealed record FileType(string Extension, string ContentType, AttachmentKind Kind)
{
    /// <summary>As many bytes as <see cref="Sniff"/> wants to see.</summary>
    public const int HeadLength = 12;

    /// <summary>Stands for all we do not take: the person is told by the conversation, and none of the bytes are kept.</summary>
    public static readonly FileType Other = new("", "application/octet-stream", AttachmentKind.Other);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<FileType> All =
    [
        new("jpg", "image/jpeg", AttachmentKind.Photo),
        new("png", "image/png", AttachmentKind.Photo),
        new("webp", "image/webp", AttachmentKind.Photo),
        new("gif", "image/gif", AttachmentKind.Photo),
        new("pdf", "application/pdf", AttachmentKind.Document),
        new("mp4", "video/mp4", AttachmentKind.Video),
        new("mov", "video/quicktime", AttachmentKind.Video),
        new("3gp", "video/3gpp", AttachmentKind.Video),
        new("m4a", "audio/mp4", AttachmentKind.Voice),
        new("ogg", "audio/ogg", AttachmentKind.Voice),
        new("mp3", "audio/mpeg", AttachmentKind.Voice),
    ];

    /// <summary>May be shown inside a page; everything else is offered for download.</summary>
    public bool IsImage => Kind == AttachmentKind.Photo;

    /// <summary>Null for everything we do not take.</summary>
    public static FileType? Sniff(ReadOnlySpan<byte> head) => Extensions(head) is { } extension ? ByExtension(extension) : null;

    /// <summary>The type with this extension.</summary>
    public static FileType? ByExtension(string extension) => All.FirstOrDefault(type => type.Extension == extension);

    private static string? Extensions(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gif",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "pdf",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => Film(head[8..12]),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', 0, ..] => "ogg",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFA or 0xFB or 0xF2 or 0xF3 or 0xE2 or 0xE3, ..] => "mp3",
        _ => null,
    };

    // The same box opens HEIC pictures.
    private static string? Film(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("qt"u8) ? "mov"
        : brand.StartsWith("3gp"u8) ? "3gp"
        : brand.StartsWith("M4A"u8) ? "m4a"
        : brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4V"u8) || brand.SequenceEqual("avc1"u8) ? "mp4"
        : null;
}
