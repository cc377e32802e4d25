using System.Text;
using LaporBot.Bot.Files;
using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Xunit;

namespace LaporBot.Bot.Tests.Files;

/// <summary>What becomes of the bytes people send.</summary>
public sealed class FileCleanerTests
{
    private const int Roomy = 1_500_000;

    private readonly FileCleaner _cleaner = new(Options.Create(new FilesOptions()));

    public static TheoryData<string, byte[], string> Zoo => new()
    {
        { "JPEG", Specimens.Photo(400, 300), "image/jpeg" },
        { "PNG", Specimens.Photo(400, 300, format: SKEncodedImageFormat.Png), "image/jpeg" },
        { "WebP", Specimens.Photo(400, 300, format: SKEncodedImageFormat.Webp), "image/jpeg" },
        { "one pixel", Specimens.Plain(1, 1, SKEncodedImageFormat.Png), "image/jpeg" },
        { "one line of pixels", Specimens.Plain(4000, 1, SKEncodedImageFormat.Png), "image/jpeg" },
        { "a picture with an archive behind it", [.. Specimens.Photo(400, 300), .. Specimens.ArchiveEnd()], "image/jpeg" },
        { "PDF", Specimens.Pdf(), "application/pdf" },
        { "MP4", Specimens.Film(), "video/mp4" },
        { "iPhone film", Specimens.Film(brand: "qt  "), "video/quicktime" },
        { "old phone's film", Specimens.Film(brand: "3gp4"), "video/3gpp" },
        { "voice message", Specimens.Voice(), "audio/ogg" },
        { "MP3", Specimens.Song(), "audio/mpeg" },
        { "recording of a phone", Specimens.Film(brand: "M4A "), "audio/mp4" },
        { "nothing", [], "Broken" },
        { "one byte", [0xFF], "WrongType" },
        { "only the beginning of a JPEG", [0xFF, 0xD8, 0xFF], "Broken" },
        { "half a JPEG", Specimens.Photo(400, 300)[..9000], "Broken" },
        { "half a PNG", Specimens.Photo(400, 300, format: SKEncodedImageFormat.Png)[..90_000], "Broken" },
        { "half a PDF", Specimens.Pdf(4000)[..2000], "Broken" },
        { "half a film", Specimens.Film()[..1500], "Broken" },
        { "a film without an index", [.. Specimens.Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. Specimens.Box("mdat", new byte[50])], "Broken" },
        { "a film whose box is larger than the file", [.. Specimens.Film(), 0x7F, 0xFF, 0xFF, 0xFF, .. "free"u8], "Broken" },
        { "a film with a box of no size", [.. Specimens.Film(), 0, 0, 0, 1, .. "free"u8, .. new byte[8]], "Broken" },
        { "half a voice message", Specimens.Voice()[..^20], "Broken" },
        { "a voice message with a page behind it", [.. Specimens.Voice(), .. "<html>"u8], "Broken" },
        { "an Ogg of no sound", [.. "OggS"u8, 0, 0, .. new byte[20], 1, 10, .. new byte[10]], "Broken" },
        { "text that begins like an MP3", [.. "ID3 adalah judul lagu, bukan lagu"u8], "Broken" },
        { "a PDF that is an archive too", [.. Specimens.Pdf(), .. Specimens.ArchiveEnd()], "Broken" },
        { "a PDF that is an archive with a comment too", [.. Specimens.Pdf(), .. Specimens.ArchiveEnd("%%EOF")], "Broken" },
        { "a film that is an archive too", [.. Specimens.Film(), .. Specimens.Box("free", Specimens.ArchiveEnd())], "Broken" },
        { "a picture that claims to be endless", Specimens.Claiming(Specimens.Photo(64, 64), 65_000, 65_000), "TooLarge" },
        { "a picture that claims to be large and ends properly", Specimens.Claiming(Specimens.Photo(64, 64), 6_000, 6_000), "image/jpeg" },
        { "program", [.. "MZ\u0090\0"u8, .. new byte[200]], "WrongType" },
        { "Linux program", [0x7F, .. "ELF"u8, .. new byte[200]], "WrongType" },
        { "app or archive", [.. "PK\u0003\u0004"u8, .. new byte[200]], "WrongType" },
        { "drawing", [.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8], "WrongType" },
        { "page", [.. "<!doctype html><script>alert(1)</script>"u8], "WrongType" },
        { "script", [.. "#!/bin/sh\nrm -rf /\n"u8], "WrongType" },
        { "HEIC", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[200]], "WrongType" },
        { "AVI", [.. "RIFF\0\0\0\0AVI "u8, .. new byte[200]], "WrongType" },
        { "words", [.. "halo"u8], "WrongType" },
    };

    [Theory]
    [MemberData(nameof(Zoo))]
    public void A_file_is_what_its_bytes_are(string label, byte[] bytes, string expected)
    {
        var clean = _cleaner.Clean(bytes, new FileRoom(Roomy, Roomy));
        Assert.Equal((label, expected), (label, clean.ContentType ?? clean.Fault.ToString()));
        Assert.Equal(clean.Fault is null, clean.Bytes is { Length: > 0 });
        Assert.DoesNotContain("PK\u0005\u0006", Latin(clean.Bytes ?? []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void However_the_camera_was_held_the_picture_is_upright_and_says_nothing_of_it(int orientation)
    {
        var held = Specimens.SceneHeld(orientation);
        Assert.Contains(Specimens.Camera, Latin(held), StringComparison.Ordinal);
        Assert.Equal((SKEncodedOrigin)orientation, OriginOf(held));

        var clean = _cleaner.Clean(held, new FileRoom(Roomy, Roomy)).Bytes!;

        using var picture = SKBitmap.Decode(clean);
        Assert.Equal((160, 80), (picture.Width, picture.Height));
        foreach (var (x, y) in ((int, int)[])[(30, 20), (130, 20), (30, 60), (130, 60)])
        {
            Assert.True(IsNear(Specimens.SceneAt(x, y, 160, 80), picture.GetPixel(x, y)), $"({x}, {y}) is {picture.GetPixel(x, y)}");
        }

        Assert.Equal(SKEncodedOrigin.TopLeft, OriginOf(clean));
        Assert.DoesNotContain(Specimens.Camera, Latin(clean), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Latin(clean), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_500_000, 2048)]
    [InlineData(680_000, 2048)]
    [InlineData(200_000, 900)]
    [InlineData(100_000, 640)]
    public void A_large_photo_is_shrunk_into_its_room_and_no_further(int room, int least)
    {
        var photo = Specimens.Photo(4200, 1400);
        var clean = _cleaner.Clean(photo, new FileRoom(room, 0)).Bytes!;
        using var picture = SKBitmap.Decode(clean);
        Assert.True(photo.Length > 1_500_000 && clean.Length <= room, $"{photo.Length} -> {clean.Length}");
        Assert.InRange(picture.Width, least, 2048);
        Assert.InRange(picture.Width / 3.0 / picture.Height, 0.99, 1.01);
    }

    [Fact]
    public void A_picture_that_is_small_for_its_file_is_still_unpacked_in_bounds()
    {
        var careful = new FileCleaner(Options.Create(new FilesOptions { MostPixels = 1_000_000 }));
        var flat = Specimens.Plain(1000, 1000, SKEncodedImageFormat.Png);
        Assert.True(flat.Length < 20_000);
        Assert.Equal("image/jpeg", careful.Clean(flat, new FileRoom(Roomy, 0)).ContentType);
        Assert.Equal(FileFault.TooLarge, careful.Clean(Specimens.Plain(1000, 1001, SKEncodedImageFormat.Png), new FileRoom(Roomy, 0)).Fault);
    }

    [Fact]
    public void What_cannot_be_shrunk_is_left_out_when_there_is_no_room()
    {
        Assert.Equal(FileFault.NoRoom, _cleaner.Clean(Specimens.Pdf(5000), new FileRoom(Roomy, 4999)).Fault);
        Assert.Null(_cleaner.Clean(Specimens.Pdf(5000), new FileRoom(0, 5000)).Fault);
        Assert.Equal(FileFault.NoRoom, _cleaner.Clean(Specimens.Photo(800, 600), new FileRoom(2000, Roomy)).Fault);
    }

    [Fact]
    public void Transparency_turns_to_paper()
    {
        using var picture = SKBitmap.Decode(_cleaner.Clean(Specimens.Plain(40, 40, SKEncodedImageFormat.Png), new FileRoom(Roomy, 0)).Bytes!);
        Assert.True(IsNear(new SKColor(127, 127, 255), picture.GetPixel(20, 20)), $"{picture.GetPixel(20, 20)}");
    }

    [Fact]
    public void A_film_loses_its_place_and_nothing_in_it_moves()
    {
        var film = Specimens.Film();
        var clean = _cleaner.Clean([.. film], new FileRoom(0, Roomy)).Bytes!;
        Assert.Contains("116.1167", Latin(film), StringComparison.Ordinal);
        Assert.DoesNotContain("116.1167", Latin(clean), StringComparison.Ordinal);
        Assert.DoesNotContain("rumah", Latin(clean), StringComparison.Ordinal);
        Assert.Equal(Latin(film).IndexOf("mdat", StringComparison.Ordinal), Latin(clean).IndexOf("mdat", StringComparison.Ordinal));
        Assert.Equal(film.Length, clean.Length);
        Assert.True(FilmBoxes.AreWhole(clean));
    }

    [Fact]
    public void Bytes_without_sense_never_throw()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        byte[][] kinds = [Specimens.Photo(60, 40), Specimens.Photo(60, 40, format: SKEncodedImageFormat.Png), Specimens.Pdf(), Specimens.Film(200), Specimens.Voice(), Specimens.Song()];
        for (var round = 0; round < 1500; round++)
        {
            var bytes = kinds[round % kinds.Length].ToArray();
            for (var change = random.Next(1, 12); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            _cleaner.Clean(bytes[..random.Next(bytes.Length + 1)], new FileRoom(Roomy, Roomy));
        }
    }

    private static SKEncodedOrigin OriginOf(byte[] bytes)
    {
        using var codec = SKCodec.Create(SKData.CreateCopy(bytes));
        return codec.EncodedOrigin;
    }

    private static bool IsNear(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) < 40 && Math.Abs(one.Green - other.Green) < 40 && Math.Abs(one.Blue - other.Blue) < 40;

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
