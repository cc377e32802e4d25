using LaporBot.Core.Complaints;
using SkiaSharp;

namespace LaporBot.Bot.Files;

/// <summary>
/// Decodes a picture, turns it upright and encodes it anew, so that position, camera and thumbnail are gone and whatever was
/// hidden in the file with them; as small as the room for it asks. Pure.
/// </summary>
internal static class PictureShrinker
{
    private const int LongestSide = 2048;
    private const int SmallestSide = 320;
    private static readonly int[] Qualities = [85, 75, 65, 50];

    /// <param name="bytes">The picture.</param>
    /// <param name="room">The most bytes it may have afterwards.</param>
    /// <param name="mostPixels">The most it may claim to have before.</param>
    public static CleanFile Shrink(byte[] bytes, long room, long mostPixels)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
        {
            return CleanFile.LeftOut(FileFault.Broken);
        }

        // The header is believed only to refuse: a bomb must not be unpacked to find out that it is one.
        if ((long)codec.Info.Width * codec.Info.Height > mostPixels)
        {
            return CleanFile.LeftOut(FileFault.TooLarge);
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return CleanFile.LeftOut(FileFault.Broken);
        }

        return Encode(decoded, codec.EncodedOrigin, room) is { } clean ? new CleanFile(clean, "image/jpeg", null) : CleanFile.LeftOut(FileFault.NoRoom);
    }

    /// <summary>Null when it is cut off or damaged. A JPEG can be read at a fraction of its size, which keeps the memory small.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = longest > 2 * LongestSide ? codec.GetScaledDimensions(2f * LongestSide / longest) : codec.Info.Size;
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            // Otherwise an image made of it is a second copy.
            bitmap.SetImmutable();
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static byte[]? Encode(SKBitmap picture, SKEncodedOrigin origin, long room)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        for (var side = Math.Min(LongestSide, longest); side >= SmallestSide || side == longest; side = side * 3 / 4)
        {
            using var drawn = Draw(picture, origin, (float)side / longest);
            foreach (var quality in Qualities)
            {
                using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
                if (encoded is not null && encoded.Size <= room)
                {
                    return encoded.ToArray();
                }
            }
        }

        return null;
    }

    private static SKBitmap Draw(SKBitmap picture, SKEncodedOrigin origin, float scale)
    {
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var isSideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var drawn = new SKBitmap(isSideways ? height : width, isSideways ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(drawn);

        // JPEG has no transparency: white behind it reads like paper.
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return drawn;
    }

    /// <summary>Turns and mirrors by the eight orientations of EXIF, which is lost with the rest of it.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
