using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Testing;

/// <summary>Conversations as they look in a store.</summary>
public static class SomeConversation
{
    private const string Sentence = "Jalan di depan pasar berlubang sejak dua minggu lalu; kemarin seorang ibu jatuh bersama anaknya. ";

    private static readonly Guid DraftId = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static DateTimeOffset Now => Some.Moment.ToUniversalTime();

    /// <summary>At rest after a complaint, the menu on the table.</summary>
    public static Conversation Idle() => new()
    {
        Sent = new SentReport("LB-7K2M-9QXD-4", 5120, 5144),
        Consent = new Consent("2026-11", Now),
        LastHeard = Now,
        Seen = Ids(),
        LastMessage = Answer("718203951", new Reply("Greeting", [], Card.Menu)),
        LastPress = Answer("718203955", new Reply("Receipt", ["LB-7K2M-9QXD-4", "5", "30 November 2026"], Card.Receipt)),
    };

    /// <summary>An open draft at its longest for most people: 600 characters, three files, a pin and a name.</summary>
    public static Conversation Open() => Idle() with
    {
        State = ConversationState.Secrecy,
        Sent = null,
        LastPress = Answer("718203955", new Reply("Ask.Contact", [], Card.Contact)) with { DraftId = DraftId },
        LastMessage = Answer("718203956", new Reply("Ask.Secrecy", [], Card.Secrecy)) with { DraftId = DraftId },
        Draft = Draft(string.Concat(Enumerable.Repeat(Sentence, 7))[..600]),
    };

    /// <summary>Every field filled, in letters of many kinds.</summary>
    public static Conversation Full() => Open() with
    {
        Language = "en",
        Interrupted = ConversationState.Idle,
        Missed = new MissedLookups(3, Now),
        Focus = new CaseFocus(CasePurpose.Withdraw, "LB-7K2M-9QXD-4") { Words = "Sudah beres", Page = 1, Listed = ["LB-7K2M-9QXD-4"], Files = [new Attachment("dok-9", AttachmentKind.Document, "surat.pdf", 900)] },
        Strikes = 2,
        Sent = new SentReport("LB-7K2M-9QXD-4", 5120, 5144),
        Album = new Album("13579864213", Guid.NewGuid(), AlbumNotices.Kept | AlbumNotices.Trouble),
        HintedAt = Now,
        LastMessage = Answer("m\"1\\", new Reply("Files.Full", ["<b>3</b> & \u2028", "é", "🌧️"], Card.Files)) with { DraftId = Guid.NewGuid() },
        LastPress = Answer("2", new Reply("Ask.Secrecy", ["x"], Card.Secrecy)) with { DraftId = Guid.NewGuid() },
        Draft = Draft("Banjir lagi 😭 di Jl. Pejanggik\n\"sampai lutut\", kata warga: ꦧꦚ꧀ꦗꦶꦂ — tolong 🙏🏽 \\ \t selesai.") with
        {
            WasUrgedForMore = true,
            Caught = Questions.Title | Questions.Region,
            Cautions = Questions.Emergency,
            WasReminded = true,
            Alike = "LB-7K2M-9QXD-4",
            UnsureDate = new DateOnly(2024, 2, 29),
            IncidentTime = new TimeOnly(16, 30),
            IsDateApproximate = true,
            UnsureRegion = "52.06 52.72",
            IsSecret = false,
            Email = "siti@contoh.id",
            Files = [new Attachment("abc", AttachmentKind.Document, "surat \"resmi\".pdf", 1234)],
        },
    };

    private static ComplaintDraft Draft(string story) => new()
    {
        Id = DraftId,
        Answered = (Questions)0x7FF,
        Classification = Classification.Pengaduan,
        Story = story,
        Title = "Jalan berlubang di depan Pasar Kebon Roek, Ampenan",
        CategoryCode = "jalan",
        CategoryName = "Infrastruktur Jalan & Jembatan",
        IncidentDate = new DateOnly(2026, 11, 20),
        RegionCode = "52.71",
        Place = "Depan Pasar Kebon Roek, Ampenan",
        Point = new GeoPoint(-8.56912, 116.08134),
        Files = [File('A'), File('B'), File('C')],
        IsAnonymous = false,
        Name = "Siti Rahmawati",
        Phone = "+6281234567890",
        Step = 14,
        Sources = "5120:4:412 ~2:4:187 ~14:10 ~6:13 ~2:14",
    };

    /// <summary>A pointer as long as Telegram's.</summary>
    private static Attachment File(char first) => new(first + new string('x', 62), AttachmentKind.Photo, null, 184_320);

    private static StoredAnswer Answer(string id, Reply reply) => new(id, "id", null, [reply]);

    private static System.Collections.Immutable.ImmutableArray<string> Ids() => [.. Enumerable.Range(718_203_949, 8).Select(id => $"{id}")];
}
