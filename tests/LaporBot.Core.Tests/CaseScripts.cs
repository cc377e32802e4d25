using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>What a resident does to a report that is on its way.</summary>
public sealed class CaseScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task Satisfied_closes_the_report_and_offers_stars_that_are_stored_apart()
    {
        var (chat, ticket) = await AnsweredAsync();
        await chat.Says(ticket.ToString());
        await chat.Presses("Puas");
        chat.Sees("ditutup karena Anda puas", "Tidak wajib");
        Assert.Null(_ledger.RatingOf(ticket));
        await chat.Says("4");
        chat.Sees("dicatat");
        Assert.Equal(4, _ledger.RatingOf(ticket));
        Assert.Equal(CloseReason.Satisfied, (await CaseAsync(ticket)).CloseReason);
    }

    [Theory]
    [InlineData("puas")]
    [InlineData("sudah puas")]
    [InlineData("/puas")]
    [InlineData("Puas!")]
    public async Task Satisfaction_can_be_typed(string words)
    {
        var (chat, ticket) = await AnsweredAsync();
        await chat.Says(words);
        chat.Sees("ditutup karena Anda puas");
        Assert.Equal(ComplaintStatus.Closed, (await CaseAsync(ticket)).Status);
    }

    [Fact]
    public async Task Nobody_has_to_rate_and_a_new_story_after_it_is_a_new_report()
    {
        var (chat, ticket) = await AnsweredAsync();
        await chat.Says("puas");
        await chat.Says("Sampah di belakang pasar menumpuk dan baunya sampai ke rumah warga");
        chat.DoesNotSee("nilai Anda").Sees("Isi laporan");
        Assert.Null(_ledger.RatingOf(ticket));
    }

    [Fact]
    public async Task Not_satisfied_asks_why_and_opens_the_report_again()
    {
        var (chat, ticket) = await AnsweredAsync();
        await chat.Says("belum puas");
        chat.Sees("Apa yang belum beres");
        await chat.Says("jelek");
        chat.Sees("paling sedikit 10 huruf", "Apa yang belum beres");
        await chat.Says("Lampunya baru diganti satu, tiga yang lain masih mati");
        chat.Sees("dibuka kembali");
        var step = Assert.IsType<CaseStep.Dissatisfied>(Assert.Single(_ledger.Steps));
        Assert.Equal("Lampunya baru diganti satu, tiga yang lain masih mati", step.Reason);
        Assert.Equal(ComplaintStatus.Reopened, (await CaseAsync(ticket)).Status);
    }

    [Fact]
    public async Task A_closed_report_can_be_opened_again_for_ten_working_days()
    {
        var (chat, ticket) = await AnsweredAsync();
        _ledger.Change(ticket, one => one with { Status = ComplaintStatus.Closed, CloseReason = CloseReason.SilentTimeout });
        await chat.Says(ticket.ToString());
        chat.Sees("tanpa tanggapan");
        var button = chat.Button("Belum puas").Data;
        chat.Time.Advance(TimeSpan.FromDays(14));
        await chat.PressesData(button);
        chat.Sees("Apa yang belum beres");
        await chat.Says("batal");
        chat.Time.Advance(TimeSpan.FromDays(1));
        await chat.PressesData(button);
        chat.Sees("terlalu lama ditutup");
    }

    [Fact]
    public async Task What_has_no_answer_yet_cannot_be_judged()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Says("puas");
        chat.Sees("Belum ada laporan Anda yang dijawab");
        await chat.Says($"/puas {ticket}");
        chat.Sees("belum dijawab instansi");
        Assert.Empty(_ledger.Steps);
    }

    [Fact]
    public async Task Taking_a_report_back_asks_first()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Says("/cabut");
        chat.Sees("Yakin mau mencabut", ticket.ToString());
        await chat.Says("tidak");
        chat.Sees("tidak jadi");
        await chat.Says($"/cabut {ticket}");
        await chat.Presses("Ya, cabut");
        chat.Sees("sudah dicabut");
        Assert.Equal(ComplaintStatus.Withdrawn, (await CaseAsync(ticket)).Status);
        await chat.Says($"/cabut {ticket}");
        chat.Sees("tidak berjalan lagi");
        Assert.Single(_ledger.Steps);
    }

    [Fact]
    public async Task Words_and_files_are_added_to_the_one_open_report()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Says("tambah");
        chat.Sees("Tambahan untuk laporan", ticket.ToString());
        await chat.Says("Sekarang tiang lampunya juga miring ke arah jalan");
        chat.Sees("Sudah ditambahkan", "1 dari 10");
        await chat.SendsPhoto();
        chat.Sees("Sudah ditambahkan", "2 dari 10");
        await chat.Presses("Tambah lagi");
        await chat.SendsPhoto(caption: "Ini foto dari dekat");
        chat.Sees("3 dari 10");
        var added = _ledger.Steps.Cast<CaseStep.Add>().ToArray();
        Assert.Equal(["Sekarang tiang lampunya juga miring ke arah jalan", "", "Ini foto dari dekat"], added.Select(one => one.Words));
        Assert.Equal([0, 1, 1], added.Select(one => one.Files.Length));
    }

    [Fact]
    public async Task A_photo_after_something_else_is_not_taken_for_an_addition()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Replies(ticket, new MessageContent.Text("Sekarang tiang lampunya juga miring"));
        await chat.SendsPhoto(caption: "dari dekat");
        chat.Sees("2 dari 10");
        await chat.Says("bantuan");
        await chat.SendsPhoto();
        chat.Sees("Berkas diterima (1 dari 5)");
        Assert.Equal(2, _ledger.Steps.Count);
    }

    [Fact]
    public async Task An_album_is_answered_once()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Says("tambah");
        foreach (var source in (string[])["a", "b", "c"])
        {
            await chat.Sends(new MessageContent.Files([Some.Photo(source)], null, "album-1"));
            Assert.Equal(source == "a" ? 1 : 0, chat.Answer.Length);
        }

        Assert.Equal(3, _ledger.Steps.Count);
        await chat.Says(ticket.ToString());
        chat.Sees("Anda menambah keterangan");
    }

    [Fact]
    public async Task What_cannot_be_a_file_of_a_report_is_none_of_an_addition()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Replies(ticket, new MessageContent.Files([new Attachment("x", AttachmentKind.Document, "data.exe", 10)]));
        Assert.Empty(_ledger.Steps);
        await chat.Replies(ticket, new MessageContent.Files([new Attachment("y", AttachmentKind.Document, "besar.pdf", 30_000_000)]));
        Assert.Empty(_ledger.Steps);
    }

    [Fact]
    public async Task When_several_are_open_the_right_one_is_asked_for()
    {
        var (chat, first) = await FiledAsync();
        chat.Time.Advance(TimeSpan.FromMinutes(5));
        await FilingScripts.AtReview(chat, isFirst: false);
        await chat.FillsUntil("diterima dan tersimpan");
        await chat.Says("tambah keterangan");
        chat.Sees("Laporan yang mana");
        await chat.Says("2");
        chat.Sees("Tambahan untuk laporan", first.ToString());
        await chat.Says("Lampu di seberangnya ikut mati sejak semalam");
        Assert.Equal(first, Assert.Single(_ledger.Steps).Ticket);
    }

    [Fact]
    public async Task Ten_additions_are_enough_for_one_report()
    {
        var (chat, ticket) = await FiledAsync();
        for (var i = 0; i < 10; i++)
        {
            await chat.Replies(ticket, new MessageContent.Text($"Keterangan tambahan nomor {i} untuk petugas"));
        }

        chat.Sees("10 dari 10");
        await chat.Replies(ticket, new MessageContent.Text("Satu keterangan lagi untuk petugas"));
        chat.Sees("sudah punya 10 tambahan");
        Assert.Equal(10, _ledger.Steps.Count);
    }

    [Fact]
    public async Task A_thousand_letters_fit_and_more_are_told_so()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Replies(ticket, new MessageContent.Text(new string('a', 1001)));
        chat.Sees("1001", "1000");
        await chat.Replies(ticket, new MessageContent.Text(new string('a', 1000)));
        chat.Sees("Sudah ditambahkan");
    }

    [Fact]
    public async Task A_short_reply_to_a_card_is_asked_about_first()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Replies(ticket, new MessageContent.Text("ok terima kasih"));
        chat.Sees("Mau ditambahkan", "ok terima kasih");
        await chat.Says("tidak");
        Assert.Empty(_ledger.Steps);
        await chat.Replies(ticket, new MessageContent.Text("Masih mati pak"));
        await chat.Says("ya");
        Assert.Equal("Masih mati pak", Assert.IsType<CaseStep.Add>(Assert.Single(_ledger.Steps)).Words);
    }

    [Fact]
    public async Task A_reply_to_a_strangers_case_adds_nothing_and_tells_nothing()
    {
        var (_, ticket) = await FiledAsync();
        var stranger = new ConversationScript(_store, _ledger, "2");
        await stranger.Replies(ticket, new MessageContent.Text("Saya juga mengalami hal yang sama di sini"));
        stranger.Sees("tidak ditemukan");
        foreach (var words in (string[])["/tambah", "/puas", "/belumpuas", "/cabut"])
        {
            await stranger.Says($"{words} {ticket}");
            stranger.Sees("tidak ditemukan");
        }

        Assert.Empty(_ledger.Steps);
    }

    [Fact]
    public async Task The_same_addition_twice_is_one_also_when_the_store_fails_in_between()
    {
        var (chat, ticket) = await FiledAsync();
        var words = new MessageContent.Text("Sekarang tiang lampunya juga miring");
        _store.IsDown = false;
        _store.Rivals = 1;
        await chat.Replies(ticket, words);
        await chat.Repeats(words);
        chat.Sees("1 dari 10");
        Assert.Single(_ledger.Steps);
    }

    [Theory]
    [InlineData("Ceritakan apa yang terjadi")]
    [InlineData("saya tangkap")]
    [InlineData("· Kategori")]
    [InlineData("Punya foto")]
    [InlineData("Periksa dulu")]
    public async Task A_report_in_the_making_waits_while_a_filed_one_is_looked_after(string question)
    {
        var (chat, ticket) = await AnsweredAsync();
        await chat.Says("lapor");
        await chat.FillsUntil(question);
        var buttons = chat.Buttons;
        await chat.Says($"/tambah {ticket}");
        chat.Sees("Tambahan untuk laporan");
        await chat.Says("Lampunya sempat menyala lalu mati lagi");
        chat.Sees("Sudah ditambahkan");
        Assert.Equal(buttons, chat.Buttons);
        await chat.Says("/cabut");
        await chat.Says("batal");
        Assert.Equal(buttons, chat.Buttons);
        await chat.Says($"/belumpuas {ticket}");
        await chat.Says("Masih mati di ujung gang sampai sekarang");
        chat.Sees("dibuka kembali");
        Assert.Equal(buttons, chat.Buttons);
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Equal(2, _ledger.Filed.Count);
    }

    [Fact]
    public async Task A_button_of_the_open_draft_still_works_from_beside_it()
    {
        var (chat, _) = await FiledAsync();
        await chat.Says("lapor");
        await chat.FillsUntil("· Jenis laporan");
        var kind = chat.Button("Aspirasi").Data;
        await chat.Says("/cabut");
        await chat.PressesData(kind);
        chat.Sees("Judul");
    }

    [Fact]
    public async Task A_draft_that_expires_beside_a_case_is_forgotten_and_that_is_said()
    {
        var (chat, _) = await FiledAsync();
        await chat.Says("lapor");
        await chat.Says("tambah");
        chat.Time.Advance(TimeSpan.FromDays(8));
        await chat.Says("Sekarang tiang lampunya juga miring");
        chat.Sees("sudah saya hapus");
        Assert.Empty(_ledger.Steps);
    }

    private async Task<(ConversationScript Chat, TicketNumber Ticket)> FiledAsync()
    {
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger, "1"));
        await chat.Presses("Kirim");
        return (chat, _ledger.Filed[^1].Ticket);
    }

    private async Task<(ConversationScript Chat, TicketNumber Ticket)> AnsweredAsync()
    {
        var (chat, ticket) = await FiledAsync();
        _ledger.Change(ticket, one => one with { Status = ComplaintStatus.Answered, StatusSince = ConversationScript.Morning });
        return (chat, ticket);
    }

    private async Task<ComplaintCase> CaseAsync(TicketNumber ticket) => (await _ledger.FindAsync(ticket, TestContext.Current.CancellationToken))!;
}
