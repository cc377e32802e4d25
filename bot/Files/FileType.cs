namespace LaporBot.Bot.Files;

/// <summary>What a file really is, by its first bytes; the name and the declared type are not believed.</summary>
internal enum FileType
{
    Unknown,
    Jpeg,
    Png,
    Webp,
    Gif,
    Bmp,
    Pdf,
    Mp4,
    QuickTime,
    ThreeGp,
    M4a,
    Ogg,
    Mp3,
}

internal static class FileTypes
{
    /// <summary>Unknown for everything we do not take, what looks like one of ours but is another kind included.</summary>
    public static FileType Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileType.Webp,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => FileType.Gif,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => FileType.Bmp,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileType.Pdf,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => Film(bytes[8..12]),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', 0, ..] => FileType.Ogg,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFA or 0xFB or 0xF2 or 0xF3 or 0xE2 or 0xE3, ..] => FileType.Mp3,
        _ => FileType.Unknown,
    };

    public static bool IsPicture(FileType type) => type is FileType.Jpeg or FileType.Png or FileType.Webp or FileType.Gif or FileType.Bmp;

    /// <summary>What a file that is handed on as it is says it is.</summary>
    public static string ContentType(FileType type) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Mp4 => "video/mp4",
        FileType.QuickTime => "video/quicktime",
        FileType.ThreeGp => "video/3gpp",
        FileType.M4a => "audio/mp4",
        FileType.Ogg => "audio/ogg",
        FileType.Mp3 => "audio/mpeg",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The ending of a name that goes with a stored file's type.</summary>
    public static string Ending(string contentType) => contentType switch
    {
        "application/pdf" => "pdf",
        "video/mp4" => "mp4",
        "video/quicktime" => "mov",
        "video/3gpp" => "3gp",
        "audio/mp4" => "m4a",
        "audio/ogg" => "ogg",
        "audio/mpeg" => "mp3",
        _ => "jpg",
    };

    /// <summary>The same box opens pictures (HEIC, AVIF), which are none of these.</summary>
    private static FileType Film(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("qt"u8) ? FileType.QuickTime
        : brand.StartsWith("3gp"u8) || brand.StartsWith("3g2"u8) ? FileType.ThreeGp
        : brand.StartsWith("M4A"u8) ? FileType.M4a
        : brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4V"u8) || brand.StartsWith("mmp4"u8)
            || brand.StartsWith("MSNV"u8) || brand.StartsWith("avc1"u8) || brand.StartsWith("dash"u8) ? FileType.Mp4
        : FileType.Unknown;
}
