using System.Buffers.Binary;

namespace LaporBot.Bot.Files;

/// <summary>
/// Whether a file that is handed on as it is is what it claims to be from its first byte to its last: not cut off, and not
/// something else as well. Looks at structure only and unpacks nothing. Pure.
/// </summary>
internal static class Wholeness
{
    private const int PdfTail = 1024;
    private const int OggHeader = 27;

    public static bool IsWhole(FileType type, ReadOnlySpan<byte> bytes) => !IsArchive(bytes) && type switch
    {
        FileType.Pdf => bytes[^Math.Min(PdfTail, bytes.Length)..].LastIndexOf("%%EOF"u8) >= 0,
        FileType.Ogg => IsOgg(bytes),
        FileType.Mp3 => IsMp3(bytes),
        _ => FilmBoxes.AreWhole(bytes),
    };

    /// <summary>An archive is read from its end, so a file of any kind can be one too, and a page or a program in disguise.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        const int EndRecord = 22;
        var tail = bytes[^Math.Min(bytes.Length, EndRecord + ushort.MaxValue)..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + EndRecord <= tail.Length && at + EndRecord + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) <= tail.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Page after page to the very end, and the first one of a codec of sounds.</summary>
    private static bool IsOgg(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 128)];
        var isSound = head.IndexOf("OpusHead"u8) >= 0 || head.IndexOf("vorbis"u8) >= 0 || head.IndexOf("Speex"u8) >= 0 || head.IndexOf("FLAC"u8) >= 0;
        while (isSound && !bytes.IsEmpty)
        {
            if (bytes.Length < OggHeader || !bytes.StartsWith("OggS"u8) || bytes.Length < OggHeader + bytes[26])
            {
                return false;
            }

            var page = OggHeader + bytes[26];
            foreach (var segment in bytes.Slice(OggHeader, bytes[26]))
            {
                page += segment;
            }

            if (page > bytes.Length)
            {
                return false;
            }

            bytes = bytes[page..];
        }

        return isSound;
    }

    /// <summary>Behind its labels two frames that follow each other: a single sign of one stands in any file.</summary>
    private static bool IsMp3(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 10 && bytes.StartsWith("ID3"u8))
        {
            var label = 10 + (((bytes[6] & 0x7F) << 21) | ((bytes[7] & 0x7F) << 14) | ((bytes[8] & 0x7F) << 7) | (bytes[9] & 0x7F));
            bytes = label < bytes.Length ? bytes[label..] : [];
        }

        return FrameLength(bytes) is > 0 and var first && first < bytes.Length && FrameLength(bytes[first..]) > 0;
    }

    private static int FrameLength(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<short> newRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
        ReadOnlySpan<short> oldRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        ReadOnlySpan<int> frequencies = [44100, 48000, 32000];
        if (frame.Length < 4 || frame[0] != 0xFF || (frame[1] & 0xE6) != 0xE2)
        {
            return 0;
        }

        var version = (frame[1] >> 3) & 3;
        var (rate, frequency) = (frame[2] >> 4, (frame[2] >> 2) & 3);
        if (version == 1 || rate is 0 or 15 || frequency == 3)
        {
            return 0;
        }

        var isNew = version == 3;
        var hertz = frequencies[frequency] / (isNew ? 1 : version == 2 ? 2 : 4);
        return ((isNew ? 144 : 72) * (isNew ? newRates : oldRates)[rate] * 1000 / hertz) + ((frame[2] >> 1) & 1);
    }
}
