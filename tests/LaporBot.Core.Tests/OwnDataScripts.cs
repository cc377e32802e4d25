using System.Text.Json;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>A person's lists, cards and rights.</summary>
public sealed class OwnDataScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task Own_cases_come_newest_first_five_a_page_and_open_by_number()
    {
        var chat = Chat();
        var tickets = await FileAsync(chat, 12);

        await chat.Says("/laporansaya");
        chat.Sees("1.", "Laporan nomor 12", "5.", "Laporan nomor 8", "berikutnya").DoesNotSee("Laporan nomor 7");
        Assert.DoesNotContain(chat.Buttons, button => button.Label.Contains("Sebelumnya", StringComparison.Ordinal));
        await chat.Presses("Berikutnya");
        chat.Sees("6.", "Laporan nomor 7", "10.", "Laporan nomor 3");
        await chat.Says("lagi");
        chat.Sees("11.", "Laporan nomor 2", "12.", "Laporan nomor 1").DoesNotSee("nomor 3");
        await chat.Presses("Sebelumnya");
        chat.Sees("Laporan nomor 7");
        await chat.Says("7");
        chat.Sees("Laporan nomor 6", tickets[5].ToString(), "Perjalanan laporan");
        await chat.Says("laporan saya");
        await chat.Presses("2. Laporan nomor 11");
        chat.Sees(tickets[10].ToString());
        await chat.Says("laporan saya");
        await chat.Says(tickets[0].ToString());
        chat.Sees("Laporan nomor 1");
    }

    [Fact]
    public async Task A_list_in_the_middle_of_a_report_says_how_to_go_on_with_it()
    {
        var chat = Chat();
        await FileAsync(chat, 2);
        await chat.Says("lapor");
        await chat.Says("setuju");
        await chat.Says("laporan saya");
        chat.Sees("belum selesai tetap tersimpan");
        await chat.Says("2");
        chat.Sees("Laporan nomor 1", "Isi laporan");
        await chat.Says("laporan saya");
        await chat.Says("kembali");
        chat.Sees("Isi laporan");
    }

    [Fact]
    public async Task After_a_list_a_story_is_a_story()
    {
        var chat = Chat();
        await FileAsync(chat, 2);
        await chat.Says("laporan saya");
        await chat.Says("Sampah di belakang pasar menumpuk dan baunya sampai ke rumah warga");
        chat.Sees("data Anda");
    }

    [Theory]
    [InlineData(0, "5 hari kerja lagi, sampai Rabu 2 Des")]
    [InlineData(7, "hari terakhir untuk menjawab")]
    [InlineData(9, "Sudah lewat 2 hari kerja")]
    public async Task The_clock_of_the_stage_is_told_in_working_days_also_when_it_is_late(int daysLater, string clock)
    {
        var chat = Chat();
        var ticket = (await FileAsync(chat, 1))[0];
        _ledger.Change(ticket, one => one with { Status = ComplaintStatus.Verified, StatusSince = ConversationScript.Morning, Agency = "Dinas PUPR" });
        chat.Time.Advance(TimeSpan.FromDays(daysLater));
        await chat.Says(ticket.ToString());
        chat.Sees(clock, "Dinas PUPR", "Rabu 25 Nov: laporan Anda diterima");
    }

    [Fact]
    public async Task The_buttons_under_a_card_are_those_that_may_be_pressed()
    {
        var chat = Chat();
        var ticket = (await FileAsync(chat, 1))[0];
        foreach (var (status, labels) in ((ComplaintStatus, string)[])
            [
                (ComplaintStatus.InProgress, "➕ Tambah keterangan|Cabut laporan"),
                (ComplaintStatus.Answered, "👍 Puas|👎 Belum puas|➕ Tambah keterangan|Cabut laporan"),
                (ComplaintStatus.Closed, "👎 Belum puas"),
                (ComplaintStatus.Withdrawn, ""),
            ])
        {
            _ledger.Change(ticket, one => one with { Status = status, StatusSince = ConversationScript.Morning });
            await chat.Says(ticket.ToString());
            Assert.Equal(labels, string.Join('|', chat.Buttons.Select(button => button.Label)));
        }
    }

    [Fact]
    public async Task A_copy_of_ones_data_is_a_text_and_a_file()
    {
        var chat = Chat("dataku");
        var complaint = Some.FullComplaint(new ReplyAddress("test", "dataku"));
        var ticket = await _ledger.FileAsync(complaint, TestContext.Current.CancellationToken);
        await chat.Says("/dataku");

        chat.Sees("Laporan terkirim: 1", ticket.ToString(), "Siti Rahmawati", "+6281234567890");
        var document = chat.Answer[^1].Document!;
        Assert.Equal(("data-saya-2026-11-25.json", "application/json"), (document.Name, document.ContentType));
        Assert.True(chat.Answer[^1].IsVital);
        using var copy = JsonDocument.Parse(Assert.Single(_ledger.Documents, one => one.Id == document.Id).Content);
        var report = copy.RootElement.GetProperty("reports")[0];
        Assert.Equal(complaint.Story, report.GetProperty("story").GetString());
        Assert.Equal("siti@contoh.id", report.GetProperty("reporter").GetProperty("email").GetString());
        Assert.Equal("Submitted", report.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Erasing_says_what_goes_and_what_stays_and_asks()
    {
        var (chat, ticket) = await WithDraftAsync();
        await chat.Says("/hapusdata");
        chat.Sees("Yang dihapus", "Yang tetap", "jangan kabari lagi");
        await chat.Says("mungkin nanti saja");
        chat.Sees("Belum ada yang dihapus");
        await chat.Says("tidak");
        chat.Sees("tidak jadi", "Isi laporan");
        await chat.Says("hapus data");
        await chat.Says("1");
        chat.Sees("1 laporan dan 3 berkas", "Kabarnya tetap kami kirim");
        var person = await _ledger.PersonAsync(new ReplyAddress("test", "hapus"), TestContext.Current.CancellationToken);
        Assert.Null(Assert.Single(person.Reports).Complaint.Reporter);
        await chat.Says("kirim");
        chat.DoesNotSee("Isi laporan");
        await chat.Says(ticket.ToString());
        chat.Sees("Terkirim");
        await chat.Says("/privasi");
        chat.Sees("belum menyetujuinya");
    }

    [Fact]
    public async Task Who_wants_no_news_either_is_a_stranger_afterwards()
    {
        var (chat, ticket) = await WithDraftAsync();
        await chat.Says("/hapusdata");
        await chat.Presses("jangan kabari");
        chat.Sees("tidak akan mengirim kabar lagi");
        await chat.Says(ticket.ToString());
        chat.Sees("tidak ditemukan");
        await chat.Says("laporan saya");
        chat.Sees("Belum ada laporan");
    }

    [Fact]
    public async Task General_messages_can_be_switched_off_and_on_and_own_news_still_come()
    {
        var chat = Chat();
        await chat.Says("/mulai");
        chat.Sees("Selamat datang");
        await chat.Says("/berhenti");
        chat.Sees("pesan umum sudah dihentikan", "laporan Anda sendiri tetap kami kirim");
        await chat.Says("/dataku");
        chat.Sees("Pesan umum: tidak dikirim");
        await chat.Says("mulai");
        chat.Sees("dikirim lagi");
        await chat.Says("mulai");
        chat.Sees("Selamat datang");
    }

    [Fact]
    public async Task The_notice_tells_its_version_and_when_it_was_agreed_to()
    {
        var chat = Chat();
        await chat.Says("/privasi");
        chat.Sees("versi 2026-11", "belum menyetujuinya");
        await chat.Says("lapor");
        await chat.Says("setuju");
        await chat.Says("/privasi");
        chat.Sees("versi 2026-11 pada 25-11-2026 09.00", "Isi laporan");
    }

    private ConversationScript Chat(string citizen = "1") => new(_store, _ledger, citizen);

    private async Task<(ConversationScript Chat, TicketNumber Ticket)> WithDraftAsync()
    {
        var chat = Chat("hapus");
        var ticket = await _ledger.FileAsync(Some.FullComplaint(new ReplyAddress("test", "hapus")), TestContext.Current.CancellationToken);
        await chat.Says("lapor");
        await chat.Says("setuju");
        return (chat, ticket);
    }

    private async Task<List<TicketNumber>> FileAsync(ConversationScript chat, int count)
    {
        var tickets = new List<TicketNumber>();
        for (var i = 1; i <= count; i++)
        {
            var complaint = Some.Complaint(new ReplyAddress("test", "1"), ConversationScript.Morning.AddSeconds(i - count)) with { Title = $"Laporan nomor {i}" };
            tickets.Add(await _ledger.FileAsync(complaint, TestContext.Current.CancellationToken));
        }

        await chat.Joins();
        return tickets;
    }
}
