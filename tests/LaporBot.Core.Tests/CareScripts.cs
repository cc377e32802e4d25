using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>What frightens, shames or angers people, and how it is met.</summary>
public sealed class CareScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task In_danger_the_number_to_call_comes_before_everything_and_no_ticket_comes_of_it()
    {
        var chat = Chat();
        await chat.Says("Tolong pak rumah tetangga kebakaran sekarang apinya besar sekali di gang kami");
        chat.Sees("113", "keluar dulu").DoesNotSee("data Anda");
        await chat.Says("kirim sekarang juga!!");
        chat.Sees("113");
        await chat.Says("batal");
        await chat.Presses("Ya, hapus");
        Assert.Empty(_ledger.Filed);
    }

    [Fact]
    public async Task Once_it_is_safe_the_report_goes_on_with_what_was_told()
    {
        var chat = Chat();
        await chat.Says("Tolong pak rumah tetangga kebakaran sekarang apinya besar sekali di gang kami");
        await chat.Presses("Sudah aman");
        chat.Sees("data Anda");
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Contains("kebakaran", Assert.Single(_ledger.Filed).Complaint.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_cry_for_help_is_answered_as_well()
    {
        var chat = Chat();
        await chat.Says("tolong ada kebakaran!");
        chat.Sees("113");
    }

    [Fact]
    public async Task Danger_named_in_the_middle_of_a_story_interrupts_it()
    {
        var chat = await Chat().FillsUntil("Masih ada lagi");
        await chat.Says("pencurinya masih di dalam rumah saya sekarang");
        chat.Sees("110");
        await chat.Presses("Sudah aman");
        chat.Sees("Masih ada lagi");
    }

    [Fact]
    public async Task A_matter_for_others_is_explained_and_may_still_be_reported()
    {
        var chat = await Told("Teman saya pinjam uang saya 3 juta sejak lama belum bayar hutang, mohon dibantu menagih");
        chat.Sees("antar warga");
        await chat.Says("hmm");
        chat.Sees("Tetap laporkan");
        await chat.Presses("Tetap laporkan");
        chat.Sees("saya tangkap");
        await chat.FillsUntil("diterima dan tersimpan");
    }

    [Fact]
    public async Task Personal_numbers_can_be_covered_before_anybody_reads_them()
    {
        var chat = await Told("KTP saya nomor 5271014101900001 belum jadi dari bulan Maret, disuruh bolak balik terus");
        chat.Sees("nomor KTP", "tutupi");
        await chat.Says("ya");
        chat.Sees("sudah kami tutupi");
        await chat.FillsUntil("diterima dan tersimpan");
        var filed = Assert.Single(_ledger.Filed).Complaint;
        Assert.DoesNotContain("014101900", filed.Story, StringComparison.Ordinal);
        Assert.Contains("bolak balik", filed.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_put_in_by_a_late_correction_is_talked_about_before_anything_goes()
    {
        const string First = "KTP saya belum jadi sampai sekarang, disuruh bolak balik terus ke kantor";
        var chat = await Chat().FillsUntil("Ceritakan");
        await chat.Says(First);
        await chat.Says("cukup");
        await chat.FillsUntil("Periksa dulu");
        await chat.CorrectsSaid(First, "KTP saya nomor 5271014101900001 belum jadi, disuruh bolak balik terus ke kantor");
        chat.Sees("Periksa dulu");
        await chat.Presses("Kirim");
        chat.Sees("nomor KTP").DoesNotSee("diterima dan tersimpan");
        await chat.Presses("Ya, tutupi");
        chat.Sees("Periksa dulu");
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.DoesNotContain("014101900", Assert.Single(_ledger.Filed).Complaint.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_the_number_seen_keeps_it()
    {
        var chat = await Told("KTP saya nomor 5271014101900001 belum jadi dari bulan Maret, disuruh bolak balik terus");
        await chat.Presses("Biarkan");
        await chat.FillsUntil("diterima dan tersimpan");
        Assert.Contains("5271014101900001", Assert.Single(_ledger.Filed).Complaint.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capitals_are_made_small_and_that_is_said()
    {
        var chat = await Told("JALAN DI DEPAN PASAR RUSAK PARAH SEKALI KAPAN DIPERBAIKI OLEH PEMERINTAH, KTP SAYA JUGA BELUM JADI");
        chat.Sees("Huruf besarnya");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("pasar rusak parah", "KTP saya");
    }

    [Fact]
    public async Task Anger_is_met_with_understanding_and_not_with_a_refusal()
    {
        var chat = await Told("Petugasnya goblok semua, sudah tiga kali saya datang ke kantor dan selalu disuruh pulang");
        chat.Sees("kesal", "saya tangkap");
        await chat.FillsUntil("diterima dan tersimpan");
    }

    [Fact]
    public async Task What_a_story_says_already_is_not_asked_again()
    {
        var chat = await Told("mau tanya syarat pindah domisili dari Dompu ke Mataram apa saja ya min");
        chat.Sees("Permintaan informasi", "Administrasi Kependudukan");
        await chat.Presses("Benar semua");
        chat.DoesNotSee("Jenis laporan").DoesNotSee("· Kategori");
    }

    private async Task<ConversationScript> Told(string story)
    {
        var chat = Chat();
        await chat.Says(story);
        return await chat.Says("setuju");
    }

    private ConversationScript Chat() => new(_store, _ledger);
}
