using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>A file that is stored.</summary>
/// <param name="Stored">Its id in <see cref="UploadStore"/>.</param>
/// <param name="Type">By its content.</param>
/// <param name="Name">The sender's, cleaned.</param>
/// <param name="Size">Bytes.</param>
internal sealed record UploadedFile(string Stored, FileType Type, string Name, long Size)
{
    /// <summary>One we do not take: only its name is known from here on.</summary>
    public static UploadedFile Refused(string? name) => new("", FileType.Other, FileName.Clean(name, FileType.Other), 0);

    /// <summary>There are bytes of it.</summary>
    public bool IsStored => Stored.Length > 0;

    /// <summary>For the core.</summary>
    public AttachmentKind Kind => Type.Kind;
}
