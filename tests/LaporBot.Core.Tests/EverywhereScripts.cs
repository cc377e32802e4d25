using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>What must work at every step, and what must do no harm at any.</summary>
public sealed class EverywhereScripts
{
    private static readonly string[] Answers =
    [
        "lapor", "setuju", "1", "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu", "ya", "1", "1", "1", "depan masjid", "lewati", "2",
        "Siti Aminah", "081234567890", "1",
    ];

    private readonly InMemoryLedger _ledger = new();

    public static TheoryData<int> EveryStep => [.. Enumerable.Range(1, Answers.Length)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Commands_work_at_every_step_and_lose_nothing(int steps)
    {
        var chat = await At(steps);
        var question = chat.Buttons;
        foreach (var command in (string[])["/start", "/bantuan", "/privasi", "/status", "/lapor", "menu", "/tidakada", "/laporansaya", "/tambah", "/puas", "belum puas", "/cabut", "/dataku", "/berhenti", "/mulai", "mulai"])
        {
            await chat.Says(command);
            Assert.Equal(question, chat.Buttons);
        }

        await chat.Says("/bahasa");
        await chat.Presses("English");
        await chat.Says("/bahasa id");
        Assert.Equal(question, chat.Buttons);
        await FinishAsync(chat, steps);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Cancelling_asks_first_at_every_step(int steps)
    {
        var chat = await At(steps);
        var question = chat.Buttons;
        await chat.Says("/batal");
        chat.Sees("Yakin mau berhenti");
        await chat.Says("tidak");
        Assert.Equal(question, chat.Buttons);
        await chat.Says("batal");
        await chat.Presses("Ya, hapus");
        chat.Sees("Tidak ada yang terkirim");
        await chat.Says("kirim");
        Assert.Empty(_ledger.Filed);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Nonsense_is_answered_kindly_at_every_step_and_changes_nothing(int steps)
    {
        var chat = await At(steps);
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

        await FinishAsync(chat, steps);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Going_back_and_forth_ends_at_the_same_complaint(int steps)
    {
        var chat = await At(steps);
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
        var chat = await At(3);
        await chat.Says("batal");
        await chat.Says("tidak");
        var chat2 = await At(2, "old");
        var old = chat2.Button("Aspirasi").Data;
        await chat2.Presses("Pengaduan");
        await chat2.PressesData(old);
        chat2.Sees("sudah lewat", "Ceritakan");
        await FinishAsync(chat2, 3);
        Assert.Equal(Complaints.Classification.Pengaduan, _ledger.Filed[^1].Complaint.Classification);
    }

    [Fact]
    public async Task A_strangers_button_does_nothing()
    {
        var mine = await At(Answers.Length, "mine");
        var send = mine.Button("Kirim").Data;
        var other = await At(Answers.Length, "other");
        await other.PressesData(send);
        other.Sees("sudah lewat");
        Assert.Empty(_ledger.Filed);
    }

    [Fact]
    public async Task A_draft_left_for_more_than_a_week_is_forgotten_and_that_is_said()
    {
        var chat = await At(6);
        chat.Time.Advance(TimeSpan.FromDays(8));
        await chat.Says("1");
        chat.Sees("sudah saya hapus");
    }

    [Fact]
    public async Task Declining_the_notice_keeps_nothing()
    {
        var chat = await At(1);
        await chat.Presses("Tidak setuju");
        chat.Sees("Tidak ada yang kami simpan", "1708");
        await chat.Says("kirim");
        Assert.Empty(_ledger.Filed);
    }

    private async Task<ConversationScript> At(int steps, string citizen = "7")
    {
        var chat = new ConversationScript(_store, _ledger, citizen);
        foreach (var answer in Answers.Take(steps))
        {
            await chat.Says(answer);
        }

        return chat;
    }

    private async Task FinishAsync(ConversationScript chat, int steps)
    {
        foreach (var answer in Answers.Skip(steps).Append("kirim"))
        {
            await chat.Says(answer);
        }

        chat.Sees("diterima dan tersimpan");
        Assert.Single(_ledger.Filed);
    }

    private readonly InMemoryConversationStore _store = new();
}
