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
        Assert.Equal(new DateOnly(2026, 11, 11), filed.IncidentDate);
        Assert.Equal("52.71", filed.Region.Code);
        Assert.Null(filed.Reporter);
        Assert.False(filed.IsSecret);
        Assert.Equal(Story, filed.Story);
        Assert.True(chat.Answer[^1].IsVital);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_never_saw_the_receipt_and_sends_again_gets_it_and_not_a_second_complaint(bool presses)
    {
        var chat = await AtReview(Chat());
        var button = chat.Button("Kirim").Data;
        await chat.PressesData(button);
        var receipt = chat.Text;

        await (presses ? chat.PressesData(button) : chat.Says("kirim"));
        Assert.Equal(receipt, chat.Text);
        await chat.PressesData(button);
        Assert.Equal(receipt, chat.Text);

        Assert.True(chat.Answer[^1].IsVital);
        Assert.Single(_ledger.Filed);
    }

    [Fact]
    public async Task Who_never_saw_the_receipt_of_one_like_an_earlier_one_and_sends_again_gets_it()
    {
        var chat = await AtReview(Chat());
        await chat.PressesData(chat.Button("Kirim").Data);
        await AtReview(chat, isFirst: false);
        await chat.PressesData(chat.Button("Kirim").Data);
        var button = chat.Button("Kirim yang baru").Data;
        await chat.PressesData(button);
        var receipt = chat.Text;

        await chat.PressesData(button);
        Assert.Equal(receipt, chat.Text);
        await chat.Says("Kirim yang baru");
        Assert.Equal(receipt, chat.Text);

        Assert.Equal(2, _ledger.Filed.Count);
    }

    [Fact]
    public async Task A_citizen_who_only_types_reaches_a_ticket()
    {
        var chat = Chat();
        string[] words =
        [
            "lapor", "setuju", PatientCitizen.PlainStory, "cukup", "judulnya salah",
        ];
        foreach (var line in words)
        {
            await chat.Says(line);
        }

        await chat.FillsUntil("Judul singkat");
        foreach (var line in (string[])
            [
                "Lampu jalan mati di Karang Baru", "penerangan jalan", "23/11/26", "kota mataram", "depan masjid Karang Baru", "lewati", "2",
                "Siti Aminah", "0812-3456-7890", "rahasia", "kirim",
            ])
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
        chat.Sees("saya tangkap", "Penerangan Jalan").DoesNotSee("Ceritakan");
        await chat.Presses("Benar semua");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Penerangan Jalan", Story[^40..]);
    }

    [Fact]
    public async Task Several_messages_in_a_row_are_one_story_until_it_is_enough()
    {
        var chat = await Chat().FillsUntil("Ceritakan");
        await chat.Says("Air di rumah kami mati sejak Senin, satu gang semuanya");
        chat.Sees("Masih ada lagi");
        await chat.Says("Sudah telepon kantornya dua kali");
        await chat.SendsPhoto(caption: "ini meteran airnya");
        chat.Sees("Berkas diterima", "Masih ada lagi");
        await chat.Presses("Cukup");
        await chat.FillsUntil("diterima dan tersimpan");
        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal(
            "Air di rumah kami mati sejak Senin, satu gang semuanya\nSudah telepon kantornya dua kali\nini meteran airnya", filed.Story);
    }

    [Theory]
    [InlineData("cukup")]
    [InlineData("kirim")]
    [InlineData("sudah pak")]
    [InlineData("tidak ada")]
    [InlineData("gak")]
    [InlineData("lanjut")]
    [InlineData("1")]
    public async Task Many_words_say_that_a_story_is_told(string words)
    {
        var chat = await Chat().FillsUntil("Masih ada lagi");
        await chat.Says(words);
        chat.Sees("saya tangkap");
    }

    [Fact]
    public async Task After_a_quiet_pause_the_story_counts_as_told()
    {
        var chat = await Chat().FillsUntil("Masih ada lagi");
        await chat.Waits(TimeSpan.FromMinutes(1));
        Assert.Empty(_ledger.Deliveries);
        await chat.Waits(TimeSpan.FromMinutes(1));
        Assert.Contains("saya tangkap", Assert.Single(_ledger.Deliveries).Message.PlainText, StringComparison.Ordinal);
        await chat.Says("benar semua");
        await chat.FillsUntil("diterima dan tersimpan");
    }

    [Fact]
    public async Task An_open_draft_is_remembered_once_after_half_an_hour()
    {
        var chat = await Chat().FillsUntil("Kapan terjadi");
        await chat.Waits(TimeSpan.FromMinutes(5));
        Assert.Empty(_ledger.Deliveries);
        await chat.Waits(TimeSpan.FromMinutes(26));
        var reminder = Assert.Single(_ledger.Deliveries).Message;
        Assert.Contains("belum terkirim", reminder.PlainText, StringComparison.Ordinal);
        Assert.Contains(reminder.Choices, choice => choice.Label == "Kemarin");
        await chat.Waits(TimeSpan.FromHours(20));
        Assert.Single(_ledger.Deliveries);
        await chat.PressesData(reminder.Choices[1].Data);
        chat.Sees("Daerah");
    }

    [Theory]
    [InlineData("Assalamualaikum pak, lampu jalan dkt masjid dusun Karang Baru sdh 2 minggu mati", "Lampu jalan dkt masjid dusun Karang Baru sdh 2 minggu mati")]
    [InlineData("Selamat pagi min mau lapor air PDAM mati total di perumahan kami padahal sudah bayar terus", "Air PDAM mati total di perumahan kami")]
    [InlineData("Jalan di depan masjid Karang Baru berlubang besar sejak minggu lalu", "Jalan di depan masjid Karang Baru berlubang besar")]
    [InlineData("KTP saya belum jadi dari bulan Maret padahal sudah bolak balik ke kantor", "KTP saya belum jadi dari bulan Maret")]
    public async Task A_title_says_the_matter_and_not_hello(string story, string title)
    {
        var chat = Chat();
        await chat.Says(story);
        await chat.Says("ya");
        chat.Sees($"Judul: {title}\n");
    }

    [Theory]
    [InlineData("judulnya bukan itu")]
    [InlineData("salah di judul")]
    [InlineData("3")]
    public async Task A_wrong_line_can_be_named_in_words(string words)
    {
        var chat = Chat();
        await chat.Says(Story);
        await chat.Says("ya");
        chat.Sees("Judul: ");
        await chat.Says(words);
        chat.Sees("saya tangkap").DoesNotSee("Judul: ");
    }

    [Fact]
    public async Task What_was_read_wrongly_is_asked_and_the_rest_is_kept()
    {
        var chat = Chat();
        await chat.Says(Story);
        await chat.Presses("Setuju");
        await chat.Presses("Kategorinya salah");
        chat.Sees("saya tangkap").DoesNotSee("Penerangan Jalan");
        await chat.Presses("Benar semua");
        await chat.FillsUntil("· Kategori");
        await chat.Says("jalan & jembatan");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Infrastruktur Jalan");
    }

    [Fact]
    public async Task More_words_on_the_card_are_more_of_the_story()
    {
        var chat = Chat();
        await chat.Says(Story);
        await chat.Presses("Setuju");
        await chat.Says("tadi malam ada anak jatuh dari sepeda karena gelap");
        chat.Sees("saya tangkap");
        await chat.Presses("Benar semua");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("tadi malam ada anak jatuh");
    }

    [Fact]
    public async Task Correcting_a_message_corrects_just_that_answer()
    {
        var chat = await Chat().FillsUntil("Ceritakan");
        await chat.Says("Air di rumah kami mati sejak Senin, satu gang semuanya");
        await chat.Says("Sudah telepon kantornya dua kali");
        await chat.Corrects("Air di rumah kami mati sejak Selasa, satu gang semuanya", ago: 2);
        chat.Sees("Isi laporan sudah diganti", "Selasa");
        await chat.FillsUntil("Di mana tepatnya");
        await chat.Says("depan pasar");
        await chat.Corrects("depan pasar Renteng");
        chat.Sees("Tempat sudah diganti", "Punya foto");
        await chat.Corrects("ab", ago: 2);
        chat.Sees("terlalu pendek", "Punya foto");
        await chat.FillsUntil("diterima dan tersimpan");
        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.Equal("Air di rumah kami mati sejak Selasa, satu gang semuanya\nSudah telepon kantornya dua kali", filed.Story);
        Assert.Equal("depan pasar Renteng", filed.Place);
    }

    [Fact]
    public async Task Correcting_a_message_after_sending_adds_to_the_case()
    {
        var chat = await Chat().FillsUntil("Ceritakan");
        await chat.Says("Air di rumah kami mati sejak Senin, satu gang semuanya");
        await chat.Says("cukup");
        await chat.FillsUntil("Di mana tepatnya");
        await chat.Says("depan pasar Renteng");
        await chat.FillsUntil("diterima dan tersimpan");
        await chat.CorrectsSaid("depan pasar Renteng", "depan pasar Renteng sebelah utara, dekat jembatan kecil");
        chat.Sees(_ledger.Filed[0].Ticket.ToString());
        Assert.Contains("sebelah utara", Assert.IsType<CaseStep.Add>(Assert.Single(_ledger.Steps)).Words, StringComparison.Ordinal);
        Assert.Equal("depan pasar Renteng", _ledger.Filed[0].Complaint.Place);
    }

    [Fact]
    public async Task The_hour_and_a_rough_date_go_along()
    {
        var chat = await Chat().FillsUntil("Kapan terjadi");
        await chat.Says("kemarin sore");
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Equal((new DateOnly(2026, 11, 24), new TimeOnly(16, 0), false), Told(_ledger.Filed[0].Complaint));
        var other = await new ConversationScript(_store, _ledger, "4712").FillsUntil("Kapan terjadi");
        await other.Says("awal bulan");
        await other.FillsUntil("diterima dan tersimpan");
        Assert.Equal((new DateOnly(2026, 11, 1), null, true), Told(_ledger.Filed[1].Complaint));

        static (DateOnly?, TimeOnly?, bool) Told(Complaint filed) => (filed.IncidentDate, filed.IncidentTime, filed.IsDateApproximate);
    }

    [Fact]
    public async Task A_reply_to_an_old_question_answers_that_question()
    {
        var chat = await Chat().FillsUntil("Di mana tepatnya");
        var card = chat.Buttons[0];
        await chat.Says("depan pasar");
        await chat.RepliesTo(card, "depan pasar Renteng, Praya");
        chat.Sees("Tempat sudah diganti", "Punya foto");
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Equal("depan pasar Renteng, Praya", Assert.Single(_ledger.Filed).Complaint.Place);
    }

    [Fact]
    public async Task Whoever_is_not_understood_three_times_gets_a_way_out_and_keeps_the_draft()
    {
        var chat = await Chat().FillsUntil("kabupaten atau kota mana");
        await chat.Says("di sana itu");
        await chat.Says("dekat rumah saya");
        chat.DoesNotSee("Laporan Anda aman");
        await chat.Says("pokoknya di sana");
        chat.Sees("Laporan Anda aman", "kembali", "kabupaten atau kota mana");
        await chat.FillsUntil("diterima dan tersimpan");
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
            "report", "yes", "Buses should run later every day so that workers can get home safely", "enough", "all right", "1", "skip", "1",
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
        var chat = await Chat().FillsUntil("· Jenis laporan");
        await chat.Says("aspirasi");
        await chat.FillsUntil("Kapan terjadi");
        await chat.Says("lewati");
        await chat.FillsUntil("Di mana tepatnya");
        await chat.Says("lewati");
        await chat.FillsUntil("Periksa dulu");
        await chat.Says("ubah");
        await chat.Presses("Jenis laporan");
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
        chat.Sees("Titik lokasi dicatat", "saya tangkap");
        await chat.FillsUntil("Titik lokasi sudah ada");
        await chat.FillsUntil("diterima dan tersimpan");

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

    internal static async Task<ConversationScript> AtReview(ConversationScript chat, bool isFirst = true)
    {
        await chat.Joins();
        await chat.Presses("Buat laporan");
        if (isFirst)
        {
            await chat.Presses("Setuju");
        }

        await chat.Says(Story);
        await chat.Presses("Cukup");
        while (!chat.Text.Contains(FilingWay.Review, StringComparison.Ordinal))
        {
            var step = FilingWay.For(chat.Text);
            await (step.IsTyped ? chat.Says(step.Words) : chat.Presses(step.Words));
        }

        return chat;
    }
}
