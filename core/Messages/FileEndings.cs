using System.Collections.Frozen;

namespace LaporBot.Core.Messages;

/// <summary>What the ending of a file's name promises. Only a promise: the worker looks at the bytes.</summary>
public enum FileEnding
{
    /// <summary>There is no name, or no ending.</summary>
    None,

    Picture,

    /// <summary>Papers, films and sounds, which are handed on as they are.</summary>
    Whole,

    /// <summary>A camera's own format: the phone makes a JPEG of it when it is sent as a photo.</summary>
    CameraFormat,

    /// <summary>Office files, which may carry programs; as a PDF they are welcome.</summary>
    OfficePaper,

    /// <summary>Programs, pages, archives and whatever nobody has thought of.</summary>
    Refused,
}

/// <summary>The endings we know.</summary>
public static class FileEndings
{
    private static readonly FrozenDictionary<string, FileEnding> Known = new (FileEnding Ending, string Names)[]
    {
        (FileEnding.Picture, "jpg jpeg jfif png webp gif bmp"),
        (FileEnding.Whole, "pdf mp4 m4v mov 3gp ogg oga opus mp3 m4a"),
        (FileEnding.CameraFormat, "heic heif tif tiff dng raw cr2 nef avif"),
        (FileEnding.OfficePaper, "doc docx xls xlsx ppt pptx odt ods odp rtf txt csv"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Ending)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Ending, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FileEnding>.AlternateLookup<ReadOnlySpan<char>> Spans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By the last ending only: "foto.jpg.exe" is a program.</summary>
    public static FileEnding Of(string? name)
    {
        var dot = name?.LastIndexOf('.') ?? -1;
        return dot < 0 || dot == name!.Length - 1 ? FileEnding.None
            : Spans.TryGetValue(name.AsSpan(dot + 1).Trim(), out var ending) ? ending
            : FileEnding.Refused;
    }
}
