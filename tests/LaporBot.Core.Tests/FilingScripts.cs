using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class FilingScripts
{
    private const string Story = "Assalamualaikum pak, lampu jalan dkt masjid dusun Karang Baru sdh 2 minggu mati, mohon diperbaiki krn gelap bgt klo malam";

    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task A_citizen_who_only_presses_buttons_reaches_a_ticket()
    {
        var chat = await AtReview(Chat());
        await chat.Presses("Kirim");
        chat.Sees("diterima", "LB-");

        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal(Classification.Pengaduan, filed.Classification);
        Assert.Equal("pju", filed.CategoryCode);
        Assert.Equal(new DateOnly(2026, 11, 25), filed.IncidentDate);
        Assert.Equal("52.71", filed.Region.Code);
        Assert.Null(filed.Reporter);
        Assert.False(filed.IsSecret);
        Assert.Equal(Story, filed.Story);
        Assert.True(chat.Answer[^1].IsVital);
    }

    [Fact]
    public async Task A_citizen_who_only_types_reaches_a_ticket()
    {
        var chat = Chat();
        string[] words =
        [
            "lapor", "setuju", "1", Story, "Lampu jalan mati di Karang Baru", "penerangan jalan", "23/11/26", "kota mataram",
            "depan masjid Karang Baru", "lewati", "2", "Siti Aminah", "0812-3456-7890", "rahasia", "kirim",
        ];
        foreach (var line in words)
        {
            await chat.Says(line);
        }

        chat.Sees("diterima", "LB-");
        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal("Lampu jalan mati di Karang Baru", filed.Title);
        Assert.Equal(new DateOnly(2026, 11, 23), filed.IncidentDate);
        Assert.Equal(new Reporter("Siti Aminah", "+6281234567890", null), filed.Reporter);
        Assert.True(filed.IsSecret);
        Assert.Equal("depan masjid Karang Baru", filed.Place);
    }

    [Fact]
    public async Task A_citizen_who_tells_the_story_first_is_not_asked_for_it_again()
    {
        var chat = Chat();
        await chat.Says(Story);
        chat.Sees("data Anda");
        await chat.Presses("Setuju");
        await chat.Presses("Pengaduan");
        chat.Sees("Judul");
        await chat.Says("3");
        chat.Sees("terlalu pendek");
        await chat.Presses("Pakai judul");
        chat.Sees("kategori");
    }

    [Fact]
    public async Task The_whole_conversation_can_be_had_in_English()
    {
        var chat = Chat();
        await chat.Joins();
        await chat.Presses("English");
        chat.Sees("English");
        string[] words =
        [
            "report", "yes", "2", "The street in front of our school needs a zebra crossing for the children", "use this title", "1", "skip", "1",
            "skip", "skip", "anonymous", "open", "send",
        ];
        foreach (var line in words)
        {
            await chat.Says(line);
        }

        chat.Sees("received and stored", "LB-");
        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal("en", filed.Language);
        Assert.Equal(Classification.Aspirasi, filed.Classification);
        Assert.Null(filed.IncidentDate);
        Assert.Null(filed.Place);
    }

    [Theory]
    [InlineData("Jenis laporan", "Aspirasi", "Aspirasi")]
    [InlineData("Isi laporan", "Pohon besar tumbang menutup jalan raya di depan pasar sejak tadi malam", "Pohon besar")]
    [InlineData("Judul", "Lampu padam total", "Lampu padam total")]
    [InlineData("Kategori", "Lainnya", "Lainnya")]
    [InlineData("Tanggal", "20-11-2026", "20-11-2026")]
    [InlineData("Daerah", "Kota Bima", "Kota Bima")]
    [InlineData("Tempat", "samping kantor lurah", "samping kantor lurah")]
    [InlineData("Sifat", "Rahasia", "Rahasia")]
    public async Task Every_field_can_be_mended_from_the_review_and_leads_back_to_it(string field, string answer, string shown)
    {
        var chat = await AtReview(Chat());
        await chat.Presses("Ubah");
        await chat.Presses(field);
        await chat.Says(answer);
        chat.Sees("Periksa dulu", shown);
    }

    [Fact]
    public async Task Files_and_identity_can_be_mended_too()
    {
        var chat = await AtReview(Chat());
        await chat.Says("ubah");
        await chat.Says("lampiran");
        await chat.SendsPhoto();
        chat.Sees("1 dari 5");
        await chat.Says("selesai");
        chat.Sees("Periksa dulu");
        await chat.Says("ubah");
        await chat.Presses("Identitas");
        await chat.Presses("Pakai nama");
        chat.Sees("Siapa nama");
        await chat.Says("Budi Santoso");
        await chat.Says("budi@contoh.id");
        chat.Sees("Periksa dulu", "Budi Santoso", "budi@contoh.id");
        await chat.Presses("Ubah");
        await chat.Presses("Identitas");
        await chat.Presses("Anonim");
        chat.Sees("Periksa dulu").DoesNotSee("Budi");
        await chat.Presses("Kirim");
        Assert.Null(Assert.Single(_ledger.Filed).Complaint.Reporter);
        Assert.Single(_ledger.Filed[0].Complaint.Files);
    }

    [Fact]
    public async Task Turning_a_wish_into_a_complaint_asks_for_what_was_skipped()
    {
        var chat = Chat();
        foreach (var line in (string[])["lapor", "ya", "2", Story, "ya", "1", "lewati", "1", "lewati", "lewati", "1", "1"])
        {
            await chat.Says(line);
        }

        chat.Sees("Periksa dulu");
        await chat.Says("ubah");
        await chat.Says("1");
        await chat.Says("pengaduan");
        chat.Sees("Kapan terjadi");
        await chat.Says("kemarin");
        chat.Sees("Di mana tepatnya");
        await chat.Says("depan pasar");
        chat.Sees("Periksa dulu");
    }

    [Fact]
    public async Task A_pin_a_photo_and_its_caption_are_kept_whenever_they_come()
    {
        var chat = Chat();
        await chat.SendsPhoto(caption: Story);
        chat.Sees("Berkas diterima (1 dari 5)", "data Anda");
        await chat.Presses("Setuju");
        await chat.SendsPin(-8.5833, 116.1167);
        chat.Sees("Titik lokasi dicatat", "Jenis laporan");
        foreach (var line in (string[])["1", "ya", "1", "1", "1"])
        {
            await chat.Says(line);
        }

        chat.Sees("Titik lokasi sudah ada");
        foreach (var line in (string[])["lewati", "selesai", "1", "1", "kirim"])
        {
            await chat.Says(line);
        }

        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal(new GeoPoint(-8.5833, 116.1167), filed.Point);
        Assert.Single(filed.Files);
        Assert.Equal(Story, filed.Story);
    }

    [Fact]
    public async Task The_same_press_twice_files_one_complaint_and_gets_the_same_answer()
    {
        var chat = await AtReview(Chat());
        var press = new MessageContent.Press(chat.Button("Kirim").Data);
        await chat.Sends(press);
        var first = chat.Text;
        await chat.Repeats(press);
        Assert.Equal(first, chat.Text);
        Assert.Single(_ledger.Filed);
    }

    [Fact]
    public async Task A_crash_between_the_ledger_and_the_conversation_files_one_complaint()
    {
        var chat = await AtReview(Chat());
        var press = new MessageContent.Press(chat.Button("Kirim").Data);
        _store.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => chat.Sends(press));
        _store.IsDown = false;
        _store.Rivals = 1;
        await chat.Repeats(press);
        chat.Sees("diterima", "LB-");
        Assert.Single(_ledger.Filed);
    }

    [Fact]
    public async Task While_the_ledger_is_down_nothing_is_said_to_be_received_and_the_draft_stays()
    {
        var chat = await AtReview(Chat());
        _ledger.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => chat.Presses("Kirim"));
        _ledger.IsDown = false;
        await chat.Says("kirim");
        chat.Sees("diterima");
        Assert.Single(_ledger.Filed);
    }

    private ConversationScript Chat() => new(_store, _ledger);

    internal static async Task<ConversationScript> AtReview(ConversationScript chat)
    {
        await chat.Joins();
        await chat.Presses("Buat laporan");
        await chat.Presses("Setuju");
        await chat.Presses("Pengaduan");
        await chat.Says(Story);
        await chat.Presses("Pakai judul");
        await chat.Presses("Penerangan");
        await chat.Presses("Hari ini");
        await chat.Presses("Mataram");
        await chat.Says("depan masjid Karang Baru");
        await chat.Presses("Lewati");
        await chat.Presses("Anonim");
        await chat.Presses("Terbuka");
        chat.Sees("Periksa dulu", "Penerangan Jalan", "25-11-2026", "Kota Mataram", "Anonim");
        return chat;
    }
}
