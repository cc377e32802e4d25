using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>What the story suggests, a person confirms.</summary>
public sealed class SuggestionScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task A_question_is_offered_as_information()
    {
        var chat = await Told("mau tanya syarat pindah domisili dari Dompu ke Mataram apa saja ya min");
        chat.Sees("saya tangkap", "Jenis laporan: Permintaan informasi");
        await chat.FillsUntil("· Jenis laporan");
        chat.Sees("sepertinya", "permintaan informasi");
        Assert.StartsWith("1. Permintaan informasi", chat.Buttons[0].Label, StringComparison.Ordinal);
        Assert.Equal(ChoiceStyle.Primary, chat.Buttons[0].Style);
        await chat.Says("ya");
        chat.Sees("judul");
    }

    [Fact]
    public async Task A_wish_is_offered_as_an_aspiration_and_the_person_decides()
    {
        var chat = await Told("usul agar di depan SDN 3 dibuatkan zebra cross, byk anak nyebrang");
        chat.Sees("saya tangkap", "Aspirasi");
        await chat.FillsUntil("· Jenis laporan");
        await chat.Says("entahlah");
        chat.Sees("pengaduan", "aspirasi", "informasi");
        await chat.Says("keluhan");
        chat.Sees("judul");
    }

    [Fact]
    public async Task The_likely_category_is_named_and_stands_first()
    {
        var chat = await Told("Lampu jalan di depan masjid dusun Karang Baru mati sudah dua minggu, mohon diperbaiki");
        await chat.FillsUntil("· Kategori");
        chat.Sees("Langkah", "sepertinya tentang Penerangan Jalan");
        Assert.Equal(ChoiceStyle.Primary, chat.Buttons[0].Style);
        await chat.Says("lmpu jln");
        chat.Sees("Kapan");
    }

    [Fact]
    public async Task A_story_that_says_little_gets_no_suggestion()
    {
        var chat = await Told("Assalamualaikum bapak ibu selamat pagi semuanya ya");
        chat.DoesNotSee("Jenis laporan: ");
        await chat.FillsUntil("· Jenis laporan");
        chat.DoesNotSee("sepertinya");
        Assert.StartsWith("1. Pengaduan", chat.Buttons[0].Label, StringComparison.Ordinal);
    }

    private async Task<ConversationScript> Told(string story)
    {
        var chat = Chat();
        await chat.Says(story);
        return await chat.Presses("Setuju");
    }

    private ConversationScript Chat() => new(_store, _ledger);
}
