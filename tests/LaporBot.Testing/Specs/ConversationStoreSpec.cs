using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every conversation store promises. The fake and the real ones inherit it.</summary>
public abstract class ConversationStoreSpec
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A store that may be shared with other tests.</summary>
    protected abstract IConversationStore Store { get; }

    /// <summary>A second process's view of the same store.</summary>
    protected abstract IConversationStore Replica { get; }

    [Fact]
    public async Task Nobody_has_a_conversation_at_first()
    {
        Assert.Equal(new StoredConversation(null, 0), await Store.LoadAsync(Somebody(), Cancel));
    }

    [Fact]
    public async Task What_was_committed_is_there_word_for_word_for_every_replica()
    {
        var owner = Somebody();
        var held = await Store.LoadAsync(owner, Cancel);
        var full = Full();
        Assert.Null(await Store.CommitAsync(owner, held, full, Cancel));

        foreach (var view in (IConversationStore[])[Store, Replica])
        {
            var read = await view.LoadAsync(owner, Cancel);
            Assert.Equal(1, read.Revision);
            Assert.Equal(Print(full), Print(read.Conversation!));
        }
    }

    [Fact]
    public async Task Whoever_read_an_older_revision_gets_what_stands_there_now()
    {
        var owner = Somebody();
        var old = await Replica.LoadAsync(owner, Cancel);
        await Store.CommitAsync(owner, await Store.LoadAsync(owner, Cancel), Conversation.New("en"), Cancel);

        var standing = await Replica.CommitAsync(owner, old, Conversation.New("id"), Cancel);

        Assert.Equal("en", standing!.Conversation!.Language);
        Assert.Null(await Replica.CommitAsync(owner, standing, Conversation.New("id"), Cancel));
        Assert.Equal(2, (await Replica.LoadAsync(owner, Cancel)).Revision);
    }

    [Fact]
    public async Task Of_many_who_race_exactly_one_wins()
    {
        var owner = Somebody();
        var held = await Store.LoadAsync(owner, Cancel);
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(async i =>
            await (i % 2 == 0 ? Store : Replica).CommitAsync(owner, held, Conversation.New(i % 2 == 0 ? "id" : "en"), Cancel)));
        Assert.Single(results, result => result is null);
    }

    [Fact]
    public async Task A_stale_memory_never_overwrites_a_newer_conversation()
    {
        var owner = Somebody();
        await Replica.LoadAsync(owner, Cancel);
        for (var turn = 0; turn < 3; turn++)
        {
            Assert.Null(await Store.CommitAsync(owner, await Store.LoadAsync(owner, Cancel), Conversation.New("en"), Cancel));
        }

        var stale = await Replica.LoadAsync(owner, Cancel);
        if (await Replica.CommitAsync(owner, stale, Conversation.New("id"), Cancel) is { } standing)
        {
            Assert.Equal(3, standing.Revision);
            Assert.Equal("en", standing.Conversation!.Language);
        }
        else
        {
            Assert.Equal(3, stale.Revision);
        }
    }

    protected static ReplyAddress Somebody() => new("test", Guid.NewGuid().ToString("N"));

    protected static Conversation Full() => new()
    {
        State = ConversationState.Review,
        Language = "en",
        Consent = new(PrivacyNotice.Version, ConversationScript.Morning),
        Interrupted = ConversationState.Title,
        LastHeard = ConversationScript.Morning,
        LastMessage = new StoredAnswer("17", "id", Guid.NewGuid(), [new Reply("Ask.Title", ["Lampu “mati” 💡"], Card.Title)]),
        LastPress = new StoredAnswer("18", "id", null, [new Reply("Stale", [])]),
        Seen = ["16", "17", "18"],
        Missed = new MissedLookups(3, ConversationScript.Morning),
        Draft = new ComplaintDraft
        {
            Id = Guid.NewGuid(),
            Answered = Questions.Story | Questions.Secrecy,
            Classification = Core.Complaints.Classification.Aspirasi,
            Story = "Sasak, Samawa, Mbojo: ë é ꦱ 🙏\nbaris kedua \"kutip\" <b>",
            Title = "Judul",
            CategoryCode = "pju",
            CategoryName = "Penerangan Jalan",
            IncidentDate = new DateOnly(2026, 2, 28),
            UnsureDate = new DateOnly(2020, 1, 1),
            RegionCode = "52.71",
            Place = "depan masjid",
            Point = new GeoPoint(-8.58331, 116.11672),
            Files = [new Attachment("abc", AttachmentKind.Document, "surat.pdf", 1234)],
            IsAnonymous = false,
            Name = "Siti",
            Phone = "+62812",
            Email = "a@b.id",
            IsSecret = true,
            WasUrgedForMore = true,
        },
    };

    private static string Print(Conversation conversation) => System.Text.Json.JsonSerializer.Serialize(conversation);
}
