using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>Limits of each answer, and the kind sentence that says what to do.</summary>
public sealed class AnswerTables
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Theory]
    [InlineData("jalan rusak parah", "terlalu pendek")]
    [InlineData("jalan rusak parah sekali di sini", "tambah sedikit")]
    public async Task A_short_story_is_asked_for_more(string words, string seen)
    {
        var chat = await Until("Ceritakan");
        await chat.Says(words);
        chat.Sees(seen);
    }

    [Fact]
    public async Task A_short_story_grows_with_the_next_message_or_is_taken_as_it_is()
    {
        var chat = await Until("Ceritakan", "jalan rusak parah");
        await chat.Says("di depan pasar");
        chat.Sees("tambah sedikit");
        await chat.Says("cukup");
        chat.Sees("saya tangkap");
        await chat.Says("kembali");
        await chat.Says("Air PDAM tidak mengalir tiga hari di perumahan kami di Ampenan");
        await chat.Says("cukup");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("jalan rusak parah\ndi depan pasar\nAir PDAM tidak mengalir");
    }

    [Fact]
    public async Task A_story_of_more_than_four_thousand_letters_is_refused_with_its_length()
    {
        var chat = await Until("Ceritakan");
        await chat.Says(new string('a', 4001));
        chat.Sees("terlalu panjang", "4001");
        await chat.Says(new string('a', 4000));
        chat.Sees("Masih ada lagi");
        await chat.Says("satu kata lagi");
        chat.Sees("terlalu panjang");
    }

    [Theory]
    [InlineData("pendek", "terlalu pendek")]
    [InlineData("12345678901234", "bukan hanya angka")]
    [InlineData("LAMPU MATI DI JALAN BESAR", "· Kategori")]
    public async Task Titles(string words, string seen)
    {
        var chat = await Until("Judul singkat");
        await chat.Says(words);
        chat.Sees(seen);
    }

    [Theory]
    [InlineData("besok", "belum terjadi")]
    [InlineData("minggu depan", "belum terjadi")]
    [InlineData("entah kapan", "belum bisa saya baca")]
    [InlineData("kemarin sore", "24-11-2026, sekitar jam 16.00")]
    [InlineData("tadi malam jam 11", "24-11-2026, sekitar jam 23.00")]
    [InlineData("senin lalu", "23-11-2026")]
    [InlineData("awal bulan", "kira-kira 01-11-2026")]
    [InlineData("sdh 2 mgg pak", "kira-kira 11-11-2026")]
    [InlineData("2 tahun lalu", "lebih dari setahun")]
    [InlineData("26-11-2026", "belum terjadi")]
    [InlineData("31-02-2026", "belum bisa saya baca")]
    [InlineData("29-02-2025", "belum bisa saya baca")]
    [InlineData("25-11-2025", "Daerah")]
    [InlineData("24/11/25", "lebih dari setahun")]
    [InlineData("25.11.2026", "Daerah")]
    [InlineData("kemarin", "Daerah")]
    public async Task Dates(string words, string seen)
    {
        var chat = await Until("Kapan terjadi");
        await chat.Says(words);
        chat.Sees(seen);
    }

    [Fact]
    public async Task An_old_date_is_confirmed_or_asked_again()
    {
        var chat = await Until("Kapan terjadi", "17-08-2020");
        await chat.Says("bukan");
        chat.Sees("Kapan terjadi");
        await chat.Says("17-08-2020");
        await chat.Says("benar pak");
        chat.Sees("Daerah");
    }

    [Theory]
    [InlineData("mataram", "Tempat")]
    [InlineData("Kabupaten Bima", "Tempat")]
    [InlineData("lotim", "Tempat")]
    [InlineData("KSB", "Tempat")]
    [InlineData("di mataram pak", "Tempat")]
    [InlineData("lombok tngah", "Tempat")]
    [InlineData("bima", "beberapa daerah")]
    [InlineData("Jakarta", "belum menemukan")]
    [InlineData("di luar ntb", "Tempat")]
    [InlineData("luar daerah pak", "Tempat")]
    public async Task Regions(string words, string seen)
    {
        var chat = await Until("kabupaten atau kota mana");
        await chat.Says(words);
        chat.Sees(seen);
    }

    [Theory]
    [InlineData("Kota Bima", "Kota Bima")]
    [InlineData("yang kota pak", "Kota Bima")]
    [InlineData("kabupatennya", "Kab. Bima")]
    [InlineData("1", "Kab. Bima")]
    [InlineData("woha", "Kab. Bima")]
    public async Task A_name_of_two_regions_is_asked_back_with_just_these(string words, string region)
    {
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger));
        await chat.Presses("Ubah");
        await chat.Presses("Daerah");
        await chat.Says("di bima pak");
        Assert.Equal(["1. Kab. Bima", "2. Kota Bima", "3. Daerah lain"], chat.Buttons.Take(3).Select(button => button.Label));
        await chat.Says(words);
        chat.Sees("Periksa dulu", region);
    }

    [Fact]
    public async Task Another_region_than_the_candidates_can_still_be_chosen()
    {
        var chat = await Until("kabupaten atau kota mana", "bima");
        await chat.Presses("Daerah lain");
        await chat.Says("dompu");
        chat.Sees("Tempat");
    }

    [Theory]
    [InlineData("kemarin sore", "Tanggal kejadian: 24-11-2026, sekitar jam 16.00")]
    [InlineData("awal bulan", "Tanggal kejadian: kira-kira 01-11-2026")]
    [InlineData("3 hari lalu", "Tanggal kejadian: 22-11-2026")]
    public async Task The_review_shows_the_time_as_it_was_understood(string words, string seen)
    {
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger));
        await chat.Presses("Ubah");
        await chat.Presses("Tanggal");
        await chat.Says(words);
        chat.Sees("Periksa dulu", seen);
        await chat.Presses("Ubah");
        await chat.Presses("Tanggal");
        await chat.Presses("Hari ini");
        chat.Sees("25-11-2026").DoesNotSee("sekitar").DoesNotSee("kira-kira");
    }

    [Theory]
    [InlineData("X", "2 sampai 60")]
    [InlineData("R2D2", "2 sampai 60")]
    [InlineData("I Gusti Ngurah Rai, SH", "2 sampai 60")]
    [InlineData("Ma'ruf Al-Hadi", "Nomor HP")]
    public async Task Names(string words, string seen)
    {
        var chat = await AtName();
        await chat.Says(words);
        chat.Sees(seen);
    }

    [Theory]
    [InlineData("12345", "belum pas")]
    [InlineData("0812", "belum pas")]
    [InlineData("siti@", "E-mailnya belum pas")]
    [InlineData("+62 812-3456-7890", "Sifat")]
    [InlineData("081234567", "Sifat")]
    [InlineData("6281234567890", "Sifat")]
    [InlineData("(0370) 621-234", "Sifat")]
    [InlineData("+60 12-345 6789", "Sifat")]
    [InlineData("08123456789012345", "belum pas")]
    [InlineData("0812 atau nanti", "belum pas")]
    [InlineData("siti.aminah@contoh.co.id", "Sifat")]
    public async Task Contacts(string words, string seen)
    {
        var chat = await AtName();
        await chat.Says("Siti Aminah");
        await chat.Says(words);
        chat.Sees(seen);
    }

    private Task<ConversationScript> AtName() => Until("Siapa nama");

    private async Task<ConversationScript> Until(string seen, params string[] answers)
    {
        var chat = await new ConversationScript(_store, _ledger).FillsUntil(seen);
        foreach (var answer in answers)
        {
            await chat.Says(answer);
        }

        return chat;
    }
}
