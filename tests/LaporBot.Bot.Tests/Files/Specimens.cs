using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace LaporBot.Bot.Tests.Files;

/// <summary>Real bytes of many kinds, made here: nothing of anybody's is kept in the repository.</summary>
internal static class Specimens
{
    public const string Camera = "KAMERA-RAHASIA";

    /// <summary>Four quarters: red and green above, blue and yellow below.</summary>
    public static SKColor SceneAt(int x, int y, int width, int height) => (x < width / 2, y < height / 2) switch
    {
        (true, true) => SKColors.Red,
        (false, true) => SKColors.Lime,
        (true, false) => SKColors.Blue,
        _ => SKColors.Yellow,
    };

    /// <summary>The scene as a camera held in one of the eight ways stores it: where each point of the upright scene lies in the file.</summary>
    public static byte[] SceneHeld(int orientation, int width = 160, int height = 80)
    {
        var isSideways = orientation >= 5;
        using var stored = new SKBitmap(isSideways ? height : width, isSideways ? width : height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (column, row) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, width - 1 - x),
                    7 => (height - 1 - y, width - 1 - x),
                    8 => (height - 1 - y, x),
                    _ => (x, y),
                };
                stored.SetPixel(column, row, SceneAt(x, y, width, height));
            }
        }

        return WithExif(Encode(stored, SKEncodedImageFormat.Jpeg), orientation);
    }

    /// <summary>A picture with noise in it, which does not shrink to nothing.</summary>
    public static byte[] Photo(int width, int height, int seed = 7, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(width, height);
        var pixels = new SKColor[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = new SKColor((byte)(i % width * 255 / width), (byte)(i / width * 255 / height), (byte)random.Next(256));
        }

        bitmap.Pixels = pixels;
        return Encode(bitmap, format);
    }

    public static byte[] Plain(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
        bitmap.Erase(new SKColor(0, 0, 255, 128));
        return Encode(bitmap, format);
    }

    /// <summary>What a phone writes into a photo: how it was held, its name, and a house in Mataram.</summary>
    public static byte[] WithExif(byte[] jpeg, int orientation)
    {
        var tiff = new MemoryStream();
        using (var writer = new BinaryWriter(tiff, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write("II*\0"u8);
            writer.Write(8);
            writer.Write((short)3);
            Entry(writer, 0x010F, 2, Camera.Length + 1, 50);
            Entry(writer, 0x0112, 3, 1, orientation);
            Entry(writer, 0x8825, 4, 1, 68);
            writer.Write(0);
            writer.Write(Encoding.ASCII.GetBytes($"{Camera}\0".PadRight(18, '\0')));
            writer.Write((short)2);
            Entry(writer, 1, 2, 2, 'S');
            Entry(writer, 2, 5, 3, 98);
            writer.Write(0);
            foreach (var part in (int[])[8, 1, 34, 1, 5912, 100])
            {
                writer.Write(part);
            }
        }

        byte[] body = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. body, .. jpeg[2..]];
    }

    /// <summary>The picture says it is larger than it is.</summary>
    public static byte[] Claiming(byte[] jpeg, ushort width, ushort height)
    {
        var claiming = jpeg.ToArray();
        var frame = claiming.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(claiming.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(claiming.AsSpan(frame + 7), width);
        return claiming;
    }

    public static byte[] Pdf(int length = 400)
    {
        var head = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"u8;
        var tail = "\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"u8;
        return [.. head, .. Enumerable.Repeat((byte)'%', Math.Max(0, length - head.Length - tail.Length)), .. tail];
    }

    /// <summary>A film as a phone makes it, its place written beside it.</summary>
    public static byte[] Film(int content = 2000, string brand = "isom")
    {
        var place = Box("udta", Box("\u00A9xyz", [0, 18, 0x15, 0xC7, .. "-08.5833+116.1167/"u8]));
        var index = Box("moov", [.. Box("mvhd", new byte[100]), .. Box("trak", [.. Box("tkhd", new byte[84]), .. Box("udta", [.. "rumah"u8])]), .. place]);
        return [.. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0]), .. index, .. Box("mdat", new byte[content])];
    }

    public static byte[] Box(string name, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(name).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }

    public static byte[] Voice() => [.. Page([.. "OpusHead"u8, .. new byte[11]]), .. Page([.. "OpusTags"u8, .. new byte[20]]), .. Page(new byte[200])];

    public static byte[] Song()
    {
        byte[] frame = [0xFF, 0xFB, 0x90, 0x00, .. new byte[413]];
        return [.. "ID3\u0004\0\0\0\0\0\u000A"u8, .. new byte[10], .. frame, .. frame, .. frame];
    }

    /// <summary>The end of an archive, as it can be put behind anything.</summary>
    public static byte[] ArchiveEnd(string comment = "") =>
        [.. "PK\u0005\u0006"u8, .. new byte[16], (byte)comment.Length, 0, .. Encoding.ASCII.GetBytes(comment)];

    private static byte[] Page(byte[] content) => [.. "OggS"u8, 0, 0, .. new byte[20], 1, (byte)content.Length, .. content];

    private static void Entry(BinaryWriter writer, int tag, short type, int count, int value)
    {
        writer.Write((ushort)tag);
        writer.Write(type);
        writer.Write(count);
        writer.Write(value);
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 92);
        return data.ToArray();
    }
}
