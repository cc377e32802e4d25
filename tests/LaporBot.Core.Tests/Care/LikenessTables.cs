using LaporBot.Core.Care;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Core.Tests.Care;

public sealed class LikenessTables
{
    private const string Lamp = "Lampu jalan di depan masjid dusun Karang Baru mati sudah 2 minggu, mohon diperbaiki karena gelap sekali kalau malam";
    private const string Road = "Jalan di depan pasar Kebon Roek berlubang sejak dua minggu lalu, kemarin seorang ibu jatuh bersama anaknya";
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData(Lamp, Lamp)]
    [InlineData(Lamp, "lmpu jln di dpn masjid dusun Karang Baru mati sdh 2 minggu, mhn diperbaiki krn gelap bgt klo malam")]
    [InlineData(Lamp, "LAMPU JALAN DI DEPAN MASJID DUSUN KARANG BARU MATI SUDAH 2 MINGGU!! MOHON DIPERBAIKI KARENA GELAP SEKALI KALAU MALAM")]
    [InlineData(Lamp, "Assalamualaikum pak, lampu jalan depan masjid dusun Karang Baru mati 2 minggu, mohon diperbaiki, gelap kalau malam. Terima kasih")]
    [InlineData(Road, "jln depan pasar kebon roek berlubang sejak dua minggu lalu, kmrn seorang ibu jatuh bersama anaknya. tolong pak")]
    public void The_same_report_again_is_noticed(string story, string other) =>
        Assert.InRange(SimilarReport.Likeness(null, story, null, other), SimilarReport.Threshold, 1);

    [Theory]
    [InlineData(Lamp, Road)]
    [InlineData(Lamp, "Lampu jalan di depan sekolah dusun Montong mati sudah sebulan, rawan begal")]
    [InlineData(Lamp, "Jalan di depan masjid dusun Karang Baru rusak dan berlubang, mohon ditambal")]
    [InlineData(Road, "Sampah menumpuk di depan pasar Kebon Roek sejak dua minggu lalu, baunya sampai rumah")]
    [InlineData("KTP saya belum jadi dari bulan maret", "KK saya belum jadi dari bulan april, akta anak juga")]
    [InlineData("", Lamp)]
    public void Another_report_is_not(string story, string other) =>
        Assert.InRange(SimilarReport.Likeness(null, story, null, other), 0, SimilarReport.Threshold - 0.01);

    public static TheoryData<string, CaseSketch> SameTrouble => new()
    {
        { "said in other words", Sketch("PJU", "dekat masjid Al-Ikhlas Karang Baru", "lampu mati dkt masjid, gelap gulita") },
        { "with pins a few steps apart", Sketch("PJU", null, "Lampu jalan padam", new GeoPoint(-8.5701, 116.0811)) },
        { "some days later", Sketch("PJU", "depan masjid Karang Baru", "PJU mati, gelap sekali", day: Day.AddDays(9)) },
        { "a category of one's own choice", Sketch("LAIN", "Depan masjid Al-Ikhlas Karang Baru", "Lampu jalan depan masjid mati dua minggu, malam gelap") },
    };

    public static TheoryData<string, CaseSketch> OtherTrouble => new()
    {
        { "another region", Sketch("PJU", "depan masjid Karang Baru", Lamp, region: "52.03") },
        { "pins far apart", Sketch("PJU", "depan masjid Karang Baru", Lamp, new GeoPoint(-8.60, 116.12)) },
        { "another place", Sketch("PJU", "pertigaan Gerimax Narmada", "lampu jalan mati sebulan") },
        { "another matter in the same place", Sketch("SMP", "depan masjid Al-Ikhlas Karang Baru", "sampah menumpuk dan bau busuk") },
        { "only a mosque in common", Sketch("PJU", "samping masjid Raya Hubbul Wathan", "lampu taman padam") },
        { "no place at all", Sketch("PJU", null, "lampu jalan mati tolong diperbaiki") },
    };

    [Theory]
    [MemberData(nameof(SameTrouble))]
    public void The_same_trouble_told_by_another_person_is_offered_for_support(string case_, CaseSketch other)
    {
        Assert.NotEmpty(case_);
        Assert.InRange(SupportScore.Of(First, other), SupportScore.Threshold, 1);
        Assert.Equal(SupportScore.Of(First, other), SupportScore.Of(other, First), 9);
    }

    [Theory]
    [MemberData(nameof(OtherTrouble))]
    public void Another_trouble_is_not(string case_, CaseSketch other)
    {
        Assert.NotEmpty(case_);
        Assert.InRange(SupportScore.Of(First, other), 0, SupportScore.Threshold - 0.01);
    }

    private static CaseSketch First => Sketch("PJU", "depan masjid Al-Ikhlas, Karang Baru", Lamp, new GeoPoint(-8.5700, 116.0810));

    private static CaseSketch Sketch(string category, string? place, string words, GeoPoint? point = null, DateOnly? day = null, string region = "52.71") =>
        new(category, region, place, point, words, day ?? Day);
}
