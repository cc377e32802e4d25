namespace LaporBot.Bot.Files;

/// <summary>What a file really is, by its first bytes; the name and the declared type are not believed.</summary>
internal enum FileType
{
    Unknown,
    Jpeg,
    Png,
    Webp,
    Pdf,
}

internal static class FileTypes
{
    public static FileType Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileType.Webp,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileType.Pdf,
        _ => FileType.Unknown,
    };
}
