using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>Cards of the address book, named places, links, and what nobody can read.</summary>
public sealed class OddMessages
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task The_own_card_answers_the_question_for_the_number()
    {
        var chat = await Until("Nomor HP");
        await chat.Sends(new MessageContent.Contact("+6281234567890"));
        chat.Sees("Boleh dilihat umum");
        await chat.Says("1");
        chat.Sees("+6281234567890");
    }

    [Fact]
    public async Task Somebody_elses_card_is_refused_kindly_and_not_kept()
    {
        var chat = await Until("Nomor HP");
        await chat.Sends(new MessageContent.Contact(null));
        chat.Sees("nomor orang lain", "Nomor HP atau e-mail");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Ceritakan")]
    [InlineData("· Jenis laporan")]
    [InlineData("Di mana tepatnya")]
    public async Task A_card_nobody_asked_for_answers_nothing(string? seen)
    {
        var chat = seen is null ? await At() : await Until(seen);
        var question = chat.Buttons;
        await chat.Sends(new MessageContent.Contact("+6281234567890"));
        chat.Sees("belum saya perlukan");
        Assert.True(seen is null || question.SequenceEqual(chat.Buttons));
    }

    [Fact]
    public async Task A_named_place_is_a_pin_and_words()
    {
        var chat = await Until("Di mana tepatnya");
        await chat.Sends(new MessageContent.Pin(new GeoPoint(-8.5833, 116.1167), "Pasar Kebon Roek, Jl. Adi Sucipto"));
        chat.Sees("Titik lokasi dicatat", "foto atau berkas");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Pasar Kebon Roek, Jl. Adi Sucipto (-8.5833, 116.1167)");
    }

    [Fact]
    public async Task A_named_place_does_not_replace_what_the_person_wrote()
    {
        var chat = await Until("Periksa dulu");
        await chat.Sends(new MessageContent.Pin(new GeoPoint(-8.5833, 116.1167), "Pasar Kebon Roek"));
        chat.Sees("depan masjid (-8.5833, 116.1167)");
    }

    [Theory]
    [InlineData("x", 0)]
    [InlineData("Pasar", 5)]
    [InlineData(null, 0)]
    public async Task A_name_too_short_or_too_long_does_no_harm(string? name, int length)
    {
        var chat = await Until("Ceritakan");
        await chat.Sends(new MessageContent.Pin(new GeoPoint(-8.5833, 116.1167), name));
        Assert.Equal(length, (await _store.LoadAsync(new ReplyAddress("test", "4711"), Cancel)).Conversation!.Draft!.Place?.Length ?? 0);
        await chat.Sends(new MessageContent.Pin(new GeoPoint(-8.5833, 116.1167), name is null ? new string('a', 900) : name));
        chat.Sees("Titik lokasi dicatat");
    }

    [Fact]
    public async Task A_link_to_a_category_opens_a_report_about_it()
    {
        var chat = await At("/start pju");
        chat.Sees("Penerangan Jalan", "data Anda");
        await chat.FillsUntil("Kapan terjadi");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Kategori: Penerangan Jalan");
    }

    [Theory]
    [InlineData("/start menang_hadiah")]
    [InlineData("/start")]
    [InlineData("/start pju lagi")]
    public async Task Any_other_link_is_a_greeting(string words)
    {
        var chat = await At(words);
        chat.Sees("Selamat datang").DoesNotSee("data Anda");
    }

    [Fact]
    public async Task A_link_does_not_disturb_an_open_report()
    {
        var chat = await Until("Ceritakan");
        await chat.Says("/start jalan");
        chat.Sees("belum selesai", "Ceritakan");
    }

    [Fact]
    public async Task A_handful_of_stickers_brings_one_hint_a_minute()
    {
        var chat = await Until("· Jenis laporan");
        await chat.Sends(new MessageContent.Unsupported());
        chat.Sees("belum bisa saya baca", "· Jenis laporan");
        await chat.Sends(new MessageContent.Unsupported());
        Assert.Empty(chat.Answer);
        await chat.Repeats(new MessageContent.Unsupported());
        Assert.Empty(chat.Answer);
        chat.Time.Advance(TimeSpan.FromMinutes(1));
        await chat.Sends(new MessageContent.Unsupported());
        chat.Sees("belum bisa saya baca");
        await chat.FillsUntil("diterima dan tersimpan");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<ConversationScript> Until(string question) => new ConversationScript(_store, _ledger).FillsUntil(question);

    private async Task<ConversationScript> At(params string[] answers)
    {
        var chat = new ConversationScript(_store, _ledger);
        foreach (var answer in answers)
        {
            await chat.Says(answer);
        }

        return chat;
    }
}
