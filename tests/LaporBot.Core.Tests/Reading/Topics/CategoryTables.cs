using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Topics;
using Xunit;

namespace LaporBot.Core.Tests.Reading.Topics;

public sealed class CategoryTables
{
    private static readonly HubService Road = new("JLN", "Infrastruktur Jalan & Jembatan", ["jalan rusak"]);
    private static readonly HubService Light = new("PJU", "Penerangan Jalan", ["lampu jalan"]);
    private static readonly HubService Water = new("AIR", "Air Bersih (PDAM)", ["pdam"]);
    private static readonly HubService Registry = new("KPD", "Administrasi Kependudukan", ["ktp"]);

    [Theory]
    [InlineData("jln rusk parah", "JLN")]
    [InlineData("lmpu jln mati", "PJU")]
    [InlineData("LAMPUUUUU JALAN PADAM", "PJU")]
    [InlineData("kerannya ndak ngalir", "AIR")]
    [InlineData("perekaman e-KTP", "KPD")]
    [InlineData("the street lamp is off", "PJU")]
    [InlineData("potholes near the market", "JLN")]
    public void Spelling_of_a_phone_is_read(string text, string code) => Assert.Equal(code, Read(text).Likely?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("tidak tahu")]
    [InlineData("sekali lagi mohon maaf pak")]
    [InlineData("jalan")]
    public void Where_words_say_little_nothing_is_called_likely(string text)
    {
        Assert.Null(Read(text).Likely);
        Assert.Equal(["JLN", "PJU", "AIR", "KPD"], Read(text).Ranked.Select(service => service.Code).Order(StringComparer.Ordinal).OrderBy(code => Array.IndexOf(["JLN", "PJU", "AIR", "KPD"], code)));
    }

    [Fact]
    public void A_service_without_any_topic_is_found_by_its_own_words()
    {
        HubService[] strange = [new("x1", "Perpasaran", ["lapak gelap"]), new("x2", "Kehutanan Sosial Baru", ["kayu gelondongan", "hutan adat"])];
        Assert.Equal("x2", TopicBook.BuiltIn.For([.. strange]).Read(null, "hutan adat kami ditebang orang, kayu gelondongan lewat malam").Ranked[0].Code);
    }

    [Fact]
    public void The_same_text_is_read_once()
    {
        var book = TopicBook.With([]);
        var index = book.For([Road, Light]);
        var story = new string("lampu jalan mati");
        Assert.Same(index.Read(null, story), index.Read(null, story));
        Assert.Same(index, book.For(index.Services));
    }

    [Fact]
    public void A_text_of_any_length_is_read() =>
        Assert.Equal("JLN", Read(string.Concat(Enumerable.Repeat("jalan rusak berlubang ", 5000))).Ranked[0].Code);

    [Theory]
    [InlineData("mau tanya syarat pindah domisili dari Dompu ke Mataram apa saja ya min", Classification.PermintaanInformasi)]
    [InlineData("usul agar di depan SDN 3 dibuatkan zebra cross, byk anak nyebrang", Classification.Aspirasi)]
    [InlineData("KTP sy blm jadi dr bulan maret, disuruh bolak balik trus. gimana solusinya??", Classification.Pengaduan)]
    [InlineData("JALAN RUSAK PARAH!! KAPAN DIPERBAIKI", Classification.Pengaduan)]
    [InlineData("How can I get a new family card? What are the requirements?", Classification.PermintaanInformasi)]
    [InlineData("I suggest a crossing in front of the school", Classification.Aspirasi)]
    public void A_kind_is_guessed(string text, Classification kind)
    {
        var guess = Read(text).Kinds.Guess();
        Assert.Equal(kind, guess.Kind);
        Assert.InRange(guess.Confidence, 0.5f, 1);
    }

    private static TopicReading Read(string text) => TopicBook.BuiltIn.For([Road, Light, Water, Registry]).Read(null, text);
}
