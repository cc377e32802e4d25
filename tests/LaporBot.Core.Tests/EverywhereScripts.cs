using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>What must work at every step, and what must do no harm at any.</summary>
public sealed class EverywhereScripts
{
    private readonly InMemoryLedger _ledger = new();

    public static TheoryData<string> EveryQuestion => [.. PatientCitizen.Questions];

    [Theory]
    [MemberData(nameof(EveryQuestion))]
    public async Task Commands_work_at_every_step_and_lose_nothing(string question)
    {
        var chat = await At(question);
        var buttons = chat.Buttons;
        foreach (var command in (string[])["/start", "/bantuan", "/privasi", "/status", "/lapor", "menu", "/tidakada", "/laporansaya", "/tambah", "/puas", "belum puas", "/cabut", "/dataku", "/berhenti", "/mulai", "mulai"])
        {
            await chat.Says(command);
            Assert.Equal(buttons, chat.Buttons);
        }

        await chat.Says("/bahasa");
        await chat.Presses("English");
        await chat.Says("/bahasa id");
        Assert.Equal(buttons, chat.Buttons);
        await FinishAsync(chat);
    }

    [Theory]
    [MemberData(nameof(EveryQuestion))]
    public async Task Cancelling_asks_first_at_every_step(string question)
    {
        var chat = await At(question);
        var labels = chat.Buttons.Select(button => button.Label).ToArray();
        await chat.Says("/batal");
        chat.Sees("Yakin mau berhenti");
        await chat.Says("tidak");
        Assert.Equal(labels, chat.Buttons.Select(button => button.Label));
        await chat.Says("batal");
        await chat.Presses("Ya, hapus");
        chat.Sees("Tidak ada yang terkirim");
        await chat.Says("kirim");
        Assert.Empty(_ledger.Filed);
    }

    [Theory]
    [MemberData(nameof(EveryQuestion))]
    public async Task Nonsense_is_answered_kindly_at_every_step_and_changes_nothing(string question)
    {
        var chat = await At(question);
        foreach (var content in (MessageContent[])
            [
                new MessageContent.Unsupported(), new MessageContent.Edited("apa saja"), new MessageContent.Text("   "), new MessageContent.Text("​‮"),
                new MessageContent.Press("k:7f3a:12"), new MessageContent.Press(""), new MessageContent.Press("deadbeef:4:y"), new MessageContent.Press(new string('x', 900)),
                new MessageContent.Pin(new GeoPoint(51.5, -0.12)),
            ])
        {
            await chat.Sends(content);
            Assert.NotEmpty(chat.Answer);
            chat.DoesNotSee("diterima dan tersimpan");
        }

        await FinishAsync(chat);
    }

    [Theory]
    [MemberData(nameof(EveryQuestion))]
    public async Task Going_back_and_forth_ends_at_the_same_complaint(string question)
    {
        var chat = await At(question);
        await chat.Says("kembali");
        if (chat.Text.Contains("Yakin", StringComparison.Ordinal))
        {
            await chat.Says("tidak");
        }

        foreach (var command in (string[])["kembali", "kembali", "tidak"])
        {
            await chat.Says(command);
        }

        Assert.Empty(_ledger.Filed);
        Assert.NotEmpty(chat.Buttons);
    }

    [Fact]
    public async Task A_button_of_a_question_that_is_past_changes_nothing_and_shows_where_we_are()
    {
        var chat = await At("· Jenis laporan");
        var old = chat.Button("Aspirasi").Data;
        await chat.Presses("Pengaduan");
        await chat.PressesData(old);
        chat.Sees("sudah lewat", "Judul");
        await FinishAsync(chat);
        Assert.Equal(Complaints.Classification.Pengaduan, _ledger.Filed[^1].Complaint.Classification);
    }

    [Fact]
    public async Task A_button_works_once_even_when_its_question_comes_again()
    {
        var chat = await At("Kapan terjadi");
        var yesterday = chat.Button("Kemarin").Data;
        await chat.PressesData(yesterday);
        await chat.Says("kembali");
        chat.Sees("Kapan terjadi");
        await chat.PressesData(yesterday);
        chat.Sees("sudah lewat", "Kapan terjadi");
    }

    [Fact]
    public async Task A_review_card_that_shows_old_words_cannot_be_sent()
    {
        var chat = await At("Periksa dulu");
        var send = chat.Button("Kirim").Data;
        await chat.Says("ubah");
        await chat.Says("judul");
        await chat.Says("Judul yang lebih baik");
        chat.Sees("Periksa dulu", "Judul yang lebih baik");
        await chat.PressesData(send);
        chat.Sees("sudah lewat", "Judul yang lebih baik");
        Assert.Empty(_ledger.Filed);
        await chat.Presses("Kirim");
        Assert.Equal("Judul yang lebih baik", Assert.Single(_ledger.Filed).Complaint.Title);
    }

    [Fact]
    public async Task A_strangers_button_does_nothing()
    {
        var mine = await At("Periksa dulu", "mine");
        var send = mine.Button("Kirim").Data;
        var other = await At("Periksa dulu", "other");
        await other.PressesData(send);
        other.Sees("sudah lewat");
        Assert.Empty(_ledger.Filed);
    }

    [Fact]
    public async Task A_draft_left_for_more_than_a_week_is_forgotten_and_that_is_said()
    {
        var chat = await At("Kapan terjadi");
        chat.Time.Advance(TimeSpan.FromDays(8));
        await chat.Says("1");
        chat.Sees("sudah saya hapus");
    }

    [Fact]
    public async Task Declining_the_notice_keeps_nothing()
    {
        var chat = await At("data Anda");
        await chat.Presses("Tidak setuju");
        chat.Sees("Tidak ada yang kami simpan", "1708");
        await chat.Says("kirim");
        Assert.Empty(_ledger.Filed);
    }

    private Task<ConversationScript> At(string question, string citizen = "7") =>
        new ConversationScript(_store, _ledger, citizen).FillsUntil(question);

    private async Task FinishAsync(ConversationScript chat)
    {
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Single(_ledger.Filed);
    }

    private readonly InMemoryConversationStore _store = new();
}
