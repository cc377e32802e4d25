using System.Text;
using LaporBot.Bot.Tests.Journeys;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

[Collection(WidgetHouse.Name)]
public sealed class WidgetFileTests(WidgetHouse house)
{
    private const string Secret = "DI-RUMAH-SAYA";

    [Fact]
    public async Task A_photo_leaves_the_phone_small_upright_and_without_what_the_camera_wrote()
    {
        var photo = Sideways(Pictures.Jpeg(2400, 1200));
        await using var page = await house.OpenAsync();
        await AttachAsync(page, new FilePayload { Name = "jalan rusak.jpg", MimeType = "image/jpeg", Buffer = photo });
        await page.SentAsync(1);
        await page.LogSaysAsync("Berkas diterima (1 dari 5)");

        await page.Page.ReloadAsync();
        var shown = page.Mine.Locator("img");
        await Expect(shown).ToHaveJSPropertyAsync("naturalHeight", 1600);
        Assert.Equal("Foto: jalan rusak.jpg", await shown.GetAttributeAsync("alt"));
        page.HasNoFaults();

        var address = new Uri((await shown.GetAttributeAsync("src"))!);
        var stored = await house.Gateway.Http.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        Assert.True(stored.Length < photo.Length / 2, $"{photo.Length} bytes became {stored.Length}.");
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(stored);
        Assert.Equal((800, 1600), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Several_files_go_as_one_message_and_one_that_nobody_takes_is_refused_in_the_talk()
    {
        await using var page = await house.OpenAsync();
        await AttachAsync(
            page,
            new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF"u8.ToArray() },
            new FilePayload { Name = "catatan.txt", MimeType = "text/plain", Buffer = "halo"u8.ToArray() },
            new FilePayload { Name = "foto.png", MimeType = "image/png", Buffer = Picture() });
        await page.SentAsync(1);
        await page.LogSaysAsync("Kirim sebagai PDF, atau fotonya saja. Tersimpan: 2 dari 5");
        Assert.Contains("surat.pdf", await page.Mine.First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Mine.Locator("img").CountAsync());
    }

    [Fact]
    public async Task A_file_larger_than_anything_we_fetch_does_not_leave_the_page()
    {
        await using var page = await house.OpenAsync();
        await AttachAsync(page, new FilePayload { Name = "besar.mp4", MimeType = "video/mp4", Buffer = new byte[(20 * 1024 * 1024) + 1] });
        await page.SeesAsync("lebih dari 20 MB");
        Assert.Equal(0, await page.Mine.CountAsync());
    }

    private static Task AttachAsync(WidgetPage page, params FilePayload[] files) => page.Page.Locator("#files").SetInputFilesAsync(files);

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>An Exif segment as a camera held sideways writes it: orientation 6, and where the picture was taken.</summary>
    private static byte[] Sideways(byte[] jpeg)
    {
        byte[] directory = [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] body = [.. "Exif\0\0"u8, .. "MM\0*"u8, .. directory, .. Encoding.ASCII.GetBytes(Secret)];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }
}
