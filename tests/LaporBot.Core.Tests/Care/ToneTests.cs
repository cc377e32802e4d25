using LaporBot.Core.Care;
using Xunit;

namespace LaporBot.Core.Tests.Care;

public sealed class ToneTests
{
    [Theory]
    [InlineData("JALAN RUSAK PARAH!! KAPAN DIPERBAIKI", "Jalan rusak parah!! Kapan diperbaiki")]
    [InlineData("AIR PDAM DI RT 02 MATI. TOLONG PAK", "Air PDAM di RT 02 mati. Tolong pak")]
    [InlineData("KTP SAYA BELUM JADI, BPJS JUGA", "KTP saya belum jadi, BPJS juga")]
    public void Shouting_is_made_quiet_and_names_of_offices_stay(string loud, string quiet) => Assert.Equal(quiet, Tone.Quiet(loud));

    [Theory]
    [InlineData("KTP dan KK saya di RSUD")]
    [InlineData("PDAM PLN BPJS")]
    [InlineData("Jalan RUSAK parah sekali pak")]
    [InlineData("")]
    [InlineData("12345 !!! 67890")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Same(text, Tone.Quiet(text));

    [Theory]
    [InlineData("dasar goblok semua pegawai")]
    [InlineData("b4ngs4t kerja tidak becus")]
    [InlineData("GOBLOOOOK")]
    [InlineData("k*ntol lah")]
    [InlineData("anjing kalian semua")]
    [InlineData("dasar babi")]
    [InlineData("t0l0l bgt")]
    [InlineData("you idiot")]
    [InlineData("pemimpin b*ngsat")]
    public void Rough_words_are_noticed(string text) => Assert.True(Tone.IsRough(text));

    [Theory]
    [InlineData("anjing liar menggigit anak")]
    [InlineData("kandang babi bau")]
    [InlineData("monyet masuk kampung")]
    [InlineData("asuransi belum cair")]
    [InlineData("tolong pak jalan rusak")]
    [InlineData("jam 10 sampai 11 di RT 05")]
    [InlineData("pembagian sembako tidak adil")]
    [InlineData("**penting** mohon dibaca")]
    [InlineData("kami kecewa dan marah sekali")]
    [InlineData("kontrol kesehatan di puskesmas")]
    public void Angry_or_plain_words_are_not(string text) => Assert.False(Tone.IsRough(text));

    [Fact]
    public void No_labelled_report_is_called_rough() =>
        Assert.DoesNotContain(Reading.Topics.LabelledText.Tuning.Concat(Reading.Topics.LabelledText.HeldOut), text => Tone.IsRough(text.Text));
}
