using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class InMemoryAlikeCasesTests : AlikeCasesSpec
{
    private readonly InMemoryLedger _ledger = new();

    protected override ILedger Ledger => _ledger;

    protected override IAlikeCases Alike => _ledger;

    protected override Task MoveAsync(TicketNumber ticket, ComplaintStatus status)
    {
        _ledger.Change(ticket, one => one with { Status = status });
        return Task.CompletedTask;
    }
}

/// <summary>The same thing a second time: from the same person, and from others.</summary>
public sealed class AlikeScripts
{
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sudah dua minggu, gelap sekali kalau malam";
    private const string SameElsewhere = "Lampu jalan dekat masjid Karang Baru mati total, anak-anak takut lewat kalau malam";

    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task Ones_own_report_of_the_same_thing_is_shown_before_sending()
    {
        var chat = await AtReview("ani", Story);
        await chat.Presses("Kirim");
        var first = Assert.Single(_ledger.Filed).Ticket;
        await Again(chat, Story);
        await chat.Presses("Kirim");
        chat.Sees("pernah mengirim laporan yang mirip", first.ToString()).DoesNotSee("diterima dan tersimpan");
        await chat.Presses("Lihat yang lama");
        chat.Sees(first.ToString(), "Lihat laporan yang lama");
        await chat.Presses("Kirim yang baru");
        chat.Sees("diterima dan tersimpan");
        Assert.Equal(2, _ledger.Filed.Count);
    }

    [Fact]
    public async Task Somebody_elses_open_case_is_offered_and_one_tap_follows_it()
    {
        var ani = await AtReview("ani", Story);
        await ani.Presses("Kirim");
        var budi = await AtReview("budi", SameElsewhere);
        await budi.Presses("Kirim");
        budi.Sees("Sudah ada warga", "Kota Mataram", "Pendukung: 0").DoesNotSee("anak-anak takut");
        await budi.Presses("Ikut mendukung");
        budi.Sees("dukungan Anda dicatat", _ledger.Filed[0].Ticket.ToString());
        Assert.Single(_ledger.Filed);
        Assert.Single(_ledger.SupportersOf(_ledger.Filed[0].Ticket));
        await budi.Says("kirim");
        Assert.Single(_ledger.Filed);
    }

    [Theory]
    [InlineData("tidak")]
    [InlineData("2")]
    [InlineData("buat laporan sendiri")]
    public async Task Whoever_wants_a_report_of_their_own_sends_it(string words)
    {
        var ani = await AtReview("ani", Story);
        await ani.Presses("Kirim");
        var budi = await AtReview("budi", SameElsewhere);
        await budi.Presses("Kirim");
        await budi.Says(words);
        budi.Sees("diterima dan tersimpan");
        Assert.Equal(2, _ledger.Filed.Count);
    }

    [Fact]
    public async Task A_secret_case_is_never_offered()
    {
        var ani = await AtReview("ani", Story);
        await ani.Says("ubah");
        await ani.Presses("Sifat");
        await ani.Presses("Rahasia");
        await ani.Presses("Kirim");
        var budi = await AtReview("budi", SameElsewhere);
        await budi.Presses("Kirim");
        budi.Sees("diterima dan tersimpan");
    }

    [Fact]
    public async Task A_case_that_ended_meanwhile_gives_the_draft_back()
    {
        var ani = await AtReview("ani", Story);
        await ani.Presses("Kirim");
        var budi = await AtReview("budi", SameElsewhere);
        await budi.Presses("Kirim");
        _ledger.Change(_ledger.Filed[0].Ticket, one => one with { Status = ComplaintStatus.Closed });
        await budi.Presses("Ikut mendukung");
        budi.Sees("sudah selesai", "Periksa dulu");
        await budi.Presses("Kirim");
        budi.Sees("diterima dan tersimpan");
    }

    [Fact]
    public async Task The_offer_can_be_left_by_back_and_by_cancel_and_survives_questions_in_between()
    {
        var ani = await AtReview("ani", Story);
        await ani.Presses("Kirim");
        var budi = await AtReview("budi", SameElsewhere);
        await budi.Presses("Kirim");
        await budi.Says("/bantuan");
        budi.Sees("Mau ikut mendukung");
        await budi.Says("batal");
        await budi.Says("tidak");
        budi.Sees("Mau ikut mendukung");
        await budi.Says("kembali");
        budi.Sees("Periksa dulu");
    }

    private async Task<ConversationScript> AtReview(string citizen, string story) =>
        await Again(new ConversationScript(_store, _ledger, citizen), story);

    private static async Task<ConversationScript> Again(ConversationScript chat, string story)
    {
        await chat.Says(story);
        while (!chat.Text.Contains(FilingWay.Review, StringComparison.Ordinal))
        {
            var step = FilingWay.For(chat.Text);
            await (step.IsTyped ? chat.Says(step.Words) : chat.Presses(step.Words));
        }

        return chat;
    }
}
