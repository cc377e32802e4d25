using SkiaSharp;

namespace LaporBot.Bot.Tests.Journeys;

internal static class Pictures
{
    /// <summary>A real photograph in the only sense that matters here: many colours, so that it does not shrink to nothing.</summary>
    public static byte[] Jpeg(int width, int height, int seed = 7)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 255 / width), (byte)(y * 255 / height), (byte)random.Next(256)));
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
