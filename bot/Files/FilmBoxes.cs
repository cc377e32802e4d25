using System.Buffers.Binary;

namespace LaporBot.Bot.Files;

/// <summary>The boxes of which films and sounds of the MP4 family are made. Pure.</summary>
internal static class FilmBoxes
{
    private const int Head = 8;
    private const int LongHead = 16;

    /// <summary>Box after box to the very end, with the index and the pictures among them.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> bytes)
    {
        var (hasIndex, hasContent) = (false, false);
        while (!bytes.IsEmpty)
        {
            if (Length(bytes) is not { } length)
            {
                return false;
            }

            hasIndex |= bytes[4..].StartsWith("moov"u8);
            hasContent |= bytes[4..].StartsWith("mdat"u8);
            bytes = bytes[length..];
        }

        return hasIndex && hasContent;
    }

    /// <summary>
    /// Blanks what the camera wrote beside the film (its place, its owner, its model) and marks it as free space: nothing moves,
    /// so every address inside the film stays right.
    /// </summary>
    public static void Anonymise(Span<byte> bytes)
    {
        while (!bytes.IsEmpty && Length(bytes) is { } length)
        {
            var box = bytes[..length];
            var name = box.Slice(4, 4);
            var head = IsLong(box) ? LongHead : Head;
            if (name.SequenceEqual("moov"u8) || name.SequenceEqual("trak"u8))
            {
                Anonymise(box[head..]);
            }
            else if (name.SequenceEqual("udta"u8) || name.SequenceEqual("meta"u8) || name.SequenceEqual("uuid"u8))
            {
                "free"u8.CopyTo(name);
                box[head..].Clear();
            }

            bytes = bytes[length..];
        }
    }

    /// <summary>Null when the box does not fit into what is there.</summary>
    private static int? Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Head)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes) switch
        {
            0 => bytes.Length,
            1 when bytes.Length >= LongHead => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(bytes[Head..]), long.MaxValue),
            var small => small,
        };
        return length >= (IsLong(bytes) ? LongHead : Head) && length <= bytes.Length ? (int)length : null;
    }

    private static bool IsLong(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes) == 1;
}
