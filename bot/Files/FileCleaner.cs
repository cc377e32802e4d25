using Microsoft.Extensions.Options;
using SkiaSharp;

namespace LaporBot.Bot.Files;

/// <summary>What became of a file's bytes.</summary>
/// <param name="Bytes">Clean bytes, or null when the file is left out.</param>
/// <param name="ContentType">Their type.</param>
/// <param name="Reason">Why it is left out: a fixed word for operators.</param>
internal sealed record CleanFile(byte[]? Bytes, string? ContentType, string? Reason)
{
    public static CleanFile LeftOut(string reason) => new(null, null, reason);
}

/// <summary>
/// Decodes a picture, turns it upright and encodes it anew, so that position, camera and thumbnail are gone and whatever was
/// hidden in the file with them. A document passes as it is when it fits. Pure.
/// </summary>
internal sealed class FileCleaner(IOptions<FilesOptions> options)
{
    private const int LongestSide = 2048;
    private const int SmallestSide = 320;
    private static readonly int[] Qualities = [85, 75, 65];

    private readonly FilesOptions _limits = options.Value;

    public CleanFile Clean(byte[] bytes) => FileTypes.Sniff(bytes) switch
    {
        FileType.Pdf => bytes.Length <= _limits.LargestDocument ? new CleanFile(bytes, "application/pdf", null) : CleanFile.LeftOut("document too large"),
        FileType.Unknown => CleanFile.LeftOut("type not accepted"),
        _ => Picture(bytes),
    };

    private CleanFile Picture(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return CleanFile.LeftOut("picture cannot be read");
        }

        // The header is believed only to refuse: a bomb must not be unpacked to find out that it is one.
        if ((long)codec.Info.Width * codec.Info.Height > _limits.MostPixels)
        {
            return CleanFile.LeftOut("picture too large");
        }

        using var decoded = SKBitmap.Decode(codec);
        if (decoded is null)
        {
            return CleanFile.LeftOut("picture cannot be read");
        }

        using var upright = Upright(decoded, codec.EncodedOrigin);
        return Encode(upright) is { } clean ? new CleanFile(clean, "image/jpeg", null) : CleanFile.LeftOut("picture cannot be shrunk");
    }

    private byte[]? Encode(SKBitmap picture)
    {
        for (var side = Math.Min(LongestSide, Math.Max(picture.Width, picture.Height)); side >= SmallestSide || side == Math.Max(picture.Width, picture.Height); side = side * 3 / 4)
        {
            using var sized = Resize(picture, side);
            foreach (var quality in Qualities)
            {
                using var encoded = sized.Encode(SKEncodedImageFormat.Jpeg, quality);
                if (encoded is not null && encoded.Size <= _limits.LargestPicture)
                {
                    return encoded.ToArray();
                }
            }
        }

        return null;
    }

    private static SKBitmap Resize(SKBitmap picture, int side)
    {
        var scale = Math.Min(1f, (float)side / Math.Max(picture.Width, picture.Height));
        var size = new SKSizeI(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var flat = new SKBitmap(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(flat);

        // JPEG has no transparency: white behind it reads like paper.
        canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return flat;
    }

    /// <summary>Turns and mirrors by the eight orientations of EXIF, which is lost with the rest of it.</summary>
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = (picture.Width, picture.Height);
        var isSideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = isSideways ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        return turned;
    }
}
