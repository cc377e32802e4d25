using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>Photos, albums, recordings and papers: what is kept, what is said, and how often.</summary>
public sealed class FileScripts
{
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali";

    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    public static TheoryData<string, Attachment, string> Zoo => new()
    {
        { "a photo", new("a", AttachmentKind.Photo), "Berkas diterima" },
        { "a photo as a document", new("a", AttachmentKind.Document, "DSC_1.JPEG", 9_000_000), "Berkas diterima" },
        { "a paper", new("a", AttachmentKind.Document, "surat.pdf", 900_000), "Berkas diterima" },
        { "a document without a name", new("a", AttachmentKind.Document), "Berkas diterima" },
        { "a short film", new("a", AttachmentKind.Video, "VID.MOV", 1_500_000), "Berkas diterima" },
        { "a sound", new("a", AttachmentKind.Voice, "rekaman.m4a", 300_000), "Berkas diterima" },
        { "a program", new("a", AttachmentKind.Document, "foto.jpg.exe", 10), "demi keamanan" },
        { "an app", new("a", AttachmentKind.Document, "Undangan.apk", 10), "demi keamanan" },
        { "a page", new("a", AttachmentKind.Document, "index.HTML", 10), "demi keamanan" },
        { "a drawing that may carry a program", new("a", AttachmentKind.Document, "logo.svg", 10), "demi keamanan" },
        { "an archive", new("a", AttachmentKind.Document, "bukti.zip", 10), "demi keamanan" },
        { "a program behind spaces", new("a", AttachmentKind.Document, "surat.pdf      .scr ", 10), "demi keamanan" },
        { "what the channel saw to be nothing of ours", new("", AttachmentKind.Other, "foto.jpg", 10), "demi keamanan" },
        { "a camera's format", new("a", AttachmentKind.Document, "IMG_0001.HEIC", 10), "sebagai foto biasa" },
        { "an office paper", new("a", AttachmentKind.Document, "laporan.docx", 10), "sebagai PDF" },
        { "more than a bot may fetch", new("a", AttachmentKind.Video, null, 20_971_521), "lebih dari 20 MB" },
        { "more than the hub takes", new("a", AttachmentKind.Video, null, 2_097_153), "paling besar 2 MB" },
        { "just what the hub takes", new("a", AttachmentKind.Video, null, 2_097_152), "Berkas diterima" },
    };

    [Theory]
    [MemberData(nameof(Zoo))]
    public async Task A_limit_is_told_before_the_complaint_goes(string label, Attachment file, string seen)
    {
        var chat = await At("Punya foto");
        await Send(chat, file);
        Assert.True(chat.Text.Contains(seen, StringComparison.Ordinal), $"{label}: {chat.Text}");
        chat.Sees(seen == "Berkas diterima" ? "Sudah ada 1 dari 5" : "Kalau tidak ada, tekan");
    }

    [Fact]
    public async Task A_sixth_file_is_not_kept_and_that_is_said()
    {
        var chat = await At("Punya foto");
        for (var photo = 1; photo <= 5; photo++)
        {
            await chat.SendsPhoto($"foto{photo}");
            chat.Sees($"({photo} dari 5)");
        }

        await chat.SendsPhoto("foto6");
        chat.Sees("Paling banyak 5");
        Assert.Equal(5, (await FiledAsync(chat)).Length);
    }

    [Fact]
    public async Task All_files_together_must_fit_the_hub()
    {
        var chat = await At("Punya foto");
        await Send(chat, new("a", AttachmentKind.Document, "satu.pdf", 1_200_000));
        await Send(chat, new("b", AttachmentKind.Document, "dua.pdf", 1_200_000));
        chat.Sees("bersama-sama paling besar 2 MB", "1 dari 5");
        await Send(chat, new("c", AttachmentKind.Photo, null, 8_000_000));
        chat.Sees("(2 dari 5)");
    }

    [Fact]
    public async Task The_same_file_again_is_kept_once()
    {
        var chat = await At("Punya foto");
        await chat.SendsPhoto("sama");
        await chat.SendsPhoto("sama");
        Assert.Single(await FiledAsync(chat));
    }

    [Fact]
    public async Task Several_files_of_one_message_are_judged_one_by_one()
    {
        var chat = await At("Punya foto");
        await chat.Sends(new MessageContent.Files(
            [new("a", AttachmentKind.Photo), new("", AttachmentKind.Other, "virus.exe"), new("c", AttachmentKind.Document, "surat.pdf", 900)]));
        chat.Sees("demi keamanan", "Tersimpan: 2 dari 5");
        Assert.Equal(["a", "c"], (await FiledAsync(chat)).Select(file => file.Source));
    }

    [Fact]
    public async Task An_album_is_acknowledged_once_and_kept_whole()
    {
        var chat = await At("Punya foto");
        await Member(chat, "1");
        chat.Sees("Album Anda diterima", "Ada lagi?").DoesNotSee("dari 5");
        Assert.Contains(chat.Buttons, button => button.Label == "Selesai");
        await Member(chat, "2");
        Assert.Empty(chat.Answer);
        await Member(chat, "3");
        Assert.Empty(chat.Answer);
        await chat.Says("selesai");
        await Member(chat, "4");
        Assert.Empty(chat.Answer);
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Lampiran: 4");
        await Member(chat, "5");
        Assert.Empty(chat.Answer);
        await chat.Says("kirim");
        Assert.Equal(["1", "2", "3", "4", "5"], _ledger.Filed[^1].Complaint.Files.Select(file => file.Source));
    }

    [Fact]
    public async Task A_repeated_member_is_answered_as_the_first_time()
    {
        var chat = await At("Punya foto");
        await Member(chat, "1");
        var first = chat.Text;
        await chat.Repeats(Photo("1"));
        Assert.Equal(first, chat.Text);
        await Member(chat, "2");
        await chat.Repeats(Photo("2"));
        Assert.Empty(chat.Answer);
        await chat.Says("selesai");
        Assert.Equal(2, (await FiledAsync(chat)).Length);
    }

    [Fact]
    public async Task A_whole_album_that_comes_again_after_a_crash_changes_nothing()
    {
        var chat = await At("Punya foto");
        for (var round = 0; round < 2; round++)
        {
            for (var member = 0; member < 10; member++)
            {
                await chat.Sends(Photo($"{member}"), id: $"90{member}");
                Assert.Equal(round == 0 && member is 0 or 5 ? 1 : 0, round == 0 ? chat.Answer.Length : 0);
            }
        }

        Assert.Equal(5, (await FiledAsync(chat)).Length);
    }

    [Fact]
    public async Task What_is_wrong_with_an_album_is_said_once()
    {
        var chat = await At("Punya foto");
        await Member(chat, "1", size: 30_000_000);
        chat.Sees("lebih dari 20 MB");
        await Member(chat, "2", size: 30_000_000);
        Assert.Empty(chat.Answer);
        await Member(chat, "3");
        chat.Sees("Album Anda diterima");
        await Member(chat, "4", size: 30_000_000);
        Assert.Empty(chat.Answer);
        Assert.Equal("3", Assert.Single(await FiledAsync(chat)).Source);
    }

    [Fact]
    public async Task Words_under_any_member_of_an_album_are_the_story_when_there_is_none()
    {
        var chat = await At("Ceritakan");
        await Member(chat, "1");
        chat.Sees("Album Anda diterima", "Ceritakan");
        await Member(chat, "2", caption: Story);
        chat.Sees("Masih ada lagi");
        await Member(chat, "3", caption: "dilihat dari arah pasar");
        chat.Sees("Masih ada lagi");
        await Member(chat, "4");
        Assert.Empty(chat.Answer);
        await chat.Says("cukup");
        chat.Sees("saya tangkap");
        await FiledAsync(chat);

        Assert.Equal(($"{Story}\ndilihat dari arah pasar", 4), (_ledger.Filed[^1].Complaint.Story, _ledger.Filed[^1].Complaint.Files.Length));
    }

    [Fact]
    public async Task An_album_can_be_the_first_thing_said()
    {
        var chat = new ConversationScript(_store, _ledger);
        await Member(chat, "1", caption: Story);
        chat.Sees("Album Anda diterima", "data Anda");
        await Member(chat, "2");
        Assert.Empty(chat.Answer);
        await chat.Says("setuju");
        Assert.Equal(2, (await FiledAsync(chat)).Length);
    }

    [Fact]
    public async Task What_comes_after_sending_is_no_new_report_and_that_is_said_once()
    {
        var chat = await At("Punya foto");
        await Member(chat, "1");
        Assert.Single(await FiledAsync(chat));
        await Member(chat, "2");
        chat.Sees("tidak ikut").DoesNotSee("data Anda");
        await Member(chat, "3");
        Assert.Empty(chat.Answer);
        await chat.Says("lapor");
        await Member(chat, "4");
        Assert.Empty(chat.Answer);
        await Member(chat, "5", album: "album-2");
        chat.Sees("Album Anda diterima");
    }

    [Fact]
    public async Task After_a_recording_one_typed_sentence_is_asked_for_once()
    {
        var chat = await At("Ceritakan");
        await Send(chat, new("suara-1", AttachmentKind.Voice, null, 40_000));
        chat.Sees("tidak bisa mencari di dalam suara", "ketik juga satu kalimat");
        await Send(chat, new("suara-2", AttachmentKind.Voice, null, 40_000));
        chat.Sees("Berkas diterima (2 dari 5)").DoesNotSee("dalam suara");
        await chat.Says(Story);
        chat.Sees("Masih ada lagi");
    }

    [Fact]
    public async Task Who_has_typed_the_story_is_not_asked_to_type_it_again()
    {
        var chat = await At("Punya foto");
        await Send(chat, new("suara", AttachmentKind.Voice, null, 40_000));
        chat.Sees("Berkas diterima (1 dari 5)").DoesNotSee("dalam suara");
    }

    private static MessageContent.Files Photo(string source, string? caption = null, long? size = 90_000, string album = "album-1") =>
        new([new Attachment(source, AttachmentKind.Photo, null, size)], caption, album);

    private static Task<ConversationScript> Member(ConversationScript chat, string source, string? caption = null, long? size = 90_000, string album = "album-1") =>
        chat.Sends(Photo(source, caption, size, album));

    private static Task<ConversationScript> Send(ConversationScript chat, Attachment file) => chat.Sends(new MessageContent.Files([file]));

    private async Task<ImmutableArray<Attachment>> FiledAsync(ConversationScript chat)
    {
        await chat.Says("/lapor");
        await chat.FillsUntil("diterima dan tersimpan");
        return Assert.Single(_ledger.Filed).Complaint.Files;
    }

    private Task<ConversationScript> At(string question) => new ConversationScript(_store, _ledger).FillsUntil(question);
}
