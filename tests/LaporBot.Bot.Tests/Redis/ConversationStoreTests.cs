using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisConversationStoreTests(RedisFixture redis) : ConversationStoreSpec, IClassFixture<RedisFixture>
{
    protected override IConversationStore Store => redis.One.Store;

    protected override IConversationStore Elsewhere => redis.Two.Store;

    [Theory]
    [InlineData(false, 600)]
    [InlineData(true, 1700)]
    public async Task A_conversation_stays_small(bool isOpen, int budgetBytes)
    {
        const int Count = 2000;
        var before = await UsedAsync();
        for (var i = 0; i < Count; i++)
        {
            await Store.CommitAsync(new ReplyAddress("telegram", $"{7_000_000_000 + i}"), new StoredConversation(null, 0), isOpen ? Open() : Idle(), Cancel);
        }

        var each = (await UsedAsync() - before) / Count;
        TestContext.Current.SendDiagnosticMessage("{0} bytes each", each);
        Assert.InRange(each, 1, budgetBytes);
        foreach (var i in Enumerable.Range(0, Count))
        {
            await redis.One.Connection.Database.KeyDeleteAsync($"lb:c:telegram:{7_000_000_000 + i}");
        }
    }

    [Fact]
    public async Task A_value_nobody_can_read_is_set_aside_and_the_person_starts_anew()
    {
        var owner = new ReplyAddress("test", Guid.NewGuid().ToString("N"));
        var key = $"lb:c:{owner.Channel}:{owner.Value}";
        await redis.One.Connection.Database.StringSetAsync(key, "0000000000000001{\"v\":99}");

        Assert.Equal(new StoredConversation(null, 0), await Store.LoadAsync(owner, Cancel));
        Assert.True(await redis.One.Connection.Database.KeyExistsAsync($"{key}:unreadable"));
        Assert.Null(await Store.CommitAsync(owner, new StoredConversation(null, 0), Conversation.New("id"), Cancel));
    }

    private static Conversation Idle() => Conversation.New("id") with
    {
        Consent = new(PrivacyNotice.Version, ConversationScript.Morning),
        LastHeard = ConversationScript.Morning,
        LastPress = new StoredAnswer("812345678", "id", null, [new Reply("Receipt", ["LB-7K2M-9QXD-4", "Lampu jalan mati di depan masjid"], Card.Receipt)]),
        Seen = ["812345671", "812345672", "812345673", "812345674", "812345675", "812345676", "812345677", "812345678"],
    };

    private static Conversation Open() => Idle() with
    {
        State = ConversationState.Review,
        LastMessage = new StoredAnswer("812345677", "id", Guid.NewGuid(), [new Reply("Files.Kept", ["3", "3"]), new Reply("Ask.Review", [], Card.Review)]),
        Draft = new ComplaintDraft
        {
            Id = Guid.NewGuid(),
            Answered = (Questions)4095,
            Classification = Core.Complaints.Classification.Pengaduan,
            Story = new string('a', 600),
            Title = new string('b', 60),
            CategoryCode = "penerangan-jalan",
            CategoryName = "Penerangan Jalan",
            IncidentDate = new DateOnly(2026, 11, 20),
            RegionCode = "52.71",
            Place = new string('c', 60),
            Point = new GeoPoint(-8.58331, 116.11672),
            Files = [.. Enumerable.Range(0, 3).Select(i => new Attachment($"{i}{new string('f', 62)}", AttachmentKind.Photo, null, 123456)).ToImmutableArray()],
            IsAnonymous = true,
            IsSecret = false,
        },
    };

    private async Task<long> UsedAsync()
    {
        var info = (string?)await redis.One.Connection.Database.ExecuteAsync("INFO", "memory");
        var line = info!.Split('\n').Single(text => text.StartsWith("used_memory:", StringComparison.Ordinal));
        return long.Parse(line["used_memory:".Length..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class GarnetConversationStoreTests(GarnetFixture garnet) : ConversationStoreSpec, IClassFixture<GarnetFixture>
{
    protected override IConversationStore Store => garnet.One.Store;

    protected override IConversationStore Elsewhere { get; } = garnet.Two.Store;
}
