using CsCheck;
using LaporBot.Core.Care;
using Xunit;

namespace LaporBot.Core.Tests.Care;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("NIK saya 5271010101900001 mohon dicek", "NIK saya 52••••••••••••01 mohon dicek")]
    [InlineData("nik:5271014101900001", "nik:52••••••••••••01")]
    [InlineData("KK 5271 0101 0190 0001 punya ibu", "KK 52•• •••• •••• ••01 punya ibu")]
    [InlineData("NIK5271010101900001.", "NIK52••••••••••••01.")]
    [InlineData("hp 081234567890", "hp 08••••••••90")]
    [InlineData("hub 0812-3456-7890 ya", "hub 08••-••••-••90 ya")]
    [InlineData("wa +62 812 3456 7890", "wa +62 ••• •••• ••90")]
    [InlineData("wa 6281234567890", "wa 62•••••••••90")]
    [InlineData("kartu 4539 1488 0343 6467", "kartu 45•• •••• •••• ••67")]
    [InlineData("kirim ke budi.santoso@contoh.co.id.", "kirim ke b•••@….")]
    [InlineData("nik 5271010101900001 hp 081234567890 mail b@x.id", "nik 52••••••••••••01 hp 08••••••••90 mail b•••@…")]
    [InlineData("081234567890 081234567891", "08••••••••90 08••••••••91")]
    public void What_tells_who_somebody_is_can_be_covered(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Theory]
    [InlineData("Laporan LB-7K2M-9QXD-4 belum dijawab, nomor nasional #1916449")]
    [InlineData("Sejak 17-08-2026 sampai 08.12.2026 pukul 10.30")]
    [InlineData("dari 12-11-2025 08-12-2025 belum jadi")]
    [InlineData("harganya Rp 1.250.000 dan Rp812.000.000")]
    [InlineData("plat DR 1234 AB dan EA 5678 XY")]
    [InlineData("token listrik 1234 5678 9012 3456 7890 gagal")]
    [InlineData("meteran 521234567890, tagihan 310000")]
    [InlineData("RT 02 RW 05 no 12, 450 VA, jam 08 30")]
    [InlineData("rekening 16 angka 9999999999999999")]
    [InlineData("kelas 4@ dan 5@ atau @dinas.id")]
    [InlineData("telepon 110, 113, 119, atau SMS 1708")]
    public void Other_numbers_are_left_alone(string text) => Assert.Same(text, PersonalData.Mask(text));

    [Fact]
    public void Covering_twice_is_covering_once() => Story.Sample(text =>
    {
        var masked = PersonalData.Mask(text);
        Assert.Equal(masked, PersonalData.Mask(masked));
        Assert.Empty(PersonalData.Find(masked));
    });

    [Fact]
    public void Of_an_identity_number_only_the_ends_can_be_read() => Gen.Select(Nik, Gen.String, Gen.String).Sample((nik, before, after) =>
    {
        var masked = PersonalData.Mask($"{before} nik {nik} x {after}");
        Assert.DoesNotContain(nik[1..^1], masked, StringComparison.Ordinal);
        Assert.Contains($"{nik[..2]}••••••••••••{nik[^2..]}", masked, StringComparison.Ordinal);
    });

    [Fact]
    public void Findings_are_in_order_and_apart() => Story.Sample(text =>
    {
        var end = 0;
        foreach (var finding in PersonalData.Find(text))
        {
            Assert.True(finding.Start >= end && finding.Length > 0 && finding.Start + finding.Length <= text.Length);
            end = finding.Start + finding.Length;
        }
    });

    private static Gen<string> Nik => Gen.Select(Gen.Int[11, 96], Gen.Int[1, 31], Gen.Int[1, 12], Gen.Int[0, 9999], Gen.Int[0, 9999])
        .Select((province, day, month, area, last) => $"{province:00}{area:0000}{day:00}{month:00}90{last:0000}");

    private static Gen<string> Story => Gen.OneOf(
            Nik, Gen.String[Gen.Char["0123456789 -.@+ab"], 0, 30], Gen.String, Gen.Const("0812 3456 7890"), Gen.Const("siti@contoh.id"), Gen.Const("4539148803436467"))
        .Array[0, 6].Select(parts => string.Join(' ', parts));
}
