using LaporBot.Bot.Desk.Evaluation;
using Xunit;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>Charts are real pictures, in letters that come with the program.</summary>
public sealed class PictureTests
{
    private static readonly (double, string)[] Lines = [(90, "target 90 %"), (73.84, "2021: 73,84 %")];

    [Fact]
    public void Bars_are_a_png_that_grows_with_them()
    {
        var few = Look("bars-few", Picture.Bars("Penyelesaian per instansi", [Bar(0)], 125, Lines));
        var many = Look("bars-many", Picture.Bars("Penyelesaian per instansi", [.. Enumerable.Range(0, 12).Select(Bar)], 125, Lines));
        Assert.True(Height(many) > Height(few));
        Look("backlog", Picture.Bars("Tunggakan menurut umur", [new("0–5 hari kerja", 12, "12"), new("6–14 hari kerja", 5, "5"), new("15–60 hari kerja", 0, "0"), new("> 60 hari kerja", 2, "2")]));
    }

    [Fact]
    public void Curves_leave_a_gap_where_nothing_was()
    {
        string[] months = ["Jan 26", "Feb 26", "Mar 26", "Apr 26", "Mei 26", "Jun 26", "Jul 26", "Agu 26", "Sep 26", "Okt 26", "Nov 26", "Des 26"];
        var picture = Picture.Curves(
            "Penyelesaian dan tindak lanjut per bulan",
            months,
            [new Curve("Penyelesaian", [40, 52, 61, null, 58, 70, 73, 72, 80, 84, 60, 20]), new Curve("Tindak lanjut", [60, 72, 81, null, 78, 80, 93, 92, 90, 94, 90, 60]), new Curve("Tepat waktu", [50, 60, 65, null, 66, 71, 75, 70, 82, 85, 88, 90])],
            Lines);
        Look("curves", picture);
        Assert.NotEqual(picture, Picture.Curves("Penyelesaian dan tindak lanjut per bulan", months, [], Lines));
    }

    /// <summary>The letters of a machine without any would be boxes or nothing at all.</summary>
    [Fact]
    public void The_letters_come_with_the_program()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "fonts", "DejaVuSans.ttf")));
        Picture.Bars("x", [Bar(0)]);
        Assert.Equal("DejaVu Sans", ScottPlot.Fonts.GetTypeface("Chart", false, false).FamilyName);
    }

    private static Bar Bar(int i) => new(
        i == 0 ? "Kab. Bima" : $"Dinas Pekerjaan Umum dan Penataan Ruang {i}", Math.Max(0, 96 - (8 * i)), $"{96 - (8 * i)},0 % (n = {120 - (9 * i)})", i > 2 ? (Math.Max(0, 80 - (8 * i)), 99 - (6 * i)) : null);

    private static byte[] Look(string name, byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        if (Environment.GetEnvironmentVariable("LAPORBOT_PICTURES") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), png);
        }

        return png;
    }

    private static int Height(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20, 4));
}
