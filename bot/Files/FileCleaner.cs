using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>What became of a file's bytes.</summary>
/// <param name="Bytes">Clean bytes, or null when the file is left out.</param>
/// <param name="ContentType">Their type.</param>
/// <param name="Fault">Why it is left out.</param>
internal sealed record CleanFile(byte[]? Bytes, string? ContentType, FileFault? Fault)
{
    public static CleanFile LeftOut(FileFault fault) => new(null, null, fault);
}

/// <summary>
/// Finds out what bytes really are and makes of them what may be handed on: a picture is drawn anew, a film loses what the camera
/// wrote beside it, papers and sounds pass as they are, and everything else is left out. Pure.
/// </summary>
internal sealed class FileCleaner(IOptions<FilesOptions> options)
{
    private readonly FilesOptions _limits = options.Value;

    /// <param name="bytes">As fetched; the cleaner may change them.</param>
    /// <param name="room">How much of the hub's size is left for this file.</param>
    public CleanFile Clean(byte[] bytes, FileRoom room)
    {
        var type = FileTypes.Sniff(bytes);
        return bytes.Length == 0 ? CleanFile.LeftOut(FileFault.Broken)
            : type == FileType.Unknown ? CleanFile.LeftOut(FileFault.WrongType)
            : FileTypes.IsPicture(type) ? PictureShrinker.Shrink(bytes, room.ForPicture, _limits.MostPixels)
            : !Wholeness.IsWhole(type, bytes) ? CleanFile.LeftOut(FileFault.Broken)
            : bytes.Length > room.ForOther ? CleanFile.LeftOut(FileFault.NoRoom)
            : Pass(bytes, type);
    }

    private static CleanFile Pass(byte[] bytes, FileType type)
    {
        if (type is FileType.Mp4 or FileType.QuickTime or FileType.ThreeGp or FileType.M4a)
        {
            FilmBoxes.Anonymise(bytes);
        }

        return new CleanFile(bytes, FileTypes.ContentType(type), null);
    }
}
