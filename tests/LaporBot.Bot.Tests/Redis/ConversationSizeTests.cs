using System.Globalization;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>A million people fit into one Redis: measured as the server counts its memory, over many keys.</summary>
public sealed class ConversationSizeTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const int People = 4096;

    [Fact]
    public async Task A_conversation_at_rest_takes_at_most_six_tenths_of_a_kilobyte() =>
        Assert.InRange(await MeasureAsync("1", SomeConversation.Idle), 100, 600);

    [Fact]
    public async Task An_open_draft_with_600_characters_and_three_files_takes_at_most_1700_bytes() =>
        Assert.InRange(await MeasureAsync("2", SomeConversation.Open), 700, 1700);

    [Fact]
    public async Task What_the_dialogue_really_leaves_behind_fits_as_well()
    {
        var store = new InMemoryConversationStore();
        var chat = new ConversationScript(store, new InMemoryLedger());
        await chat.FillsUntil("diterima dan tersimpan");

        chat.Sees("LB-");
        var held = await store.LoadAsync(new ReplyAddress("test", "4711"), TestContext.Current.CancellationToken);
        Assert.InRange(await MeasureAsync("3", () => held.Conversation!), 100, 600);
    }

    private async Task<long> MeasureAsync(string series, Func<Conversation> make)
    {
        var before = await UsedAsync();
        await Task.WhenAll(Enumerable.Range(0, People).Select(async i => Assert.Null(await redis.One.Store.CommitAsync(
            new ReplyAddress("telegram", $"{series}{700_000_000 + i}"), new StoredConversation(null, 0), make(), TestContext.Current.CancellationToken))));
        var each = (await UsedAsync() - before) / People;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes each");
        return each;
    }

    private async Task<long> UsedAsync()
    {
        var info = (string?)await redis.One.Connection.Database.ExecuteAsync("INFO", "memory");
        var line = info!.Split('\n').Single(text => text.StartsWith("used_memory:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1], NumberStyles.Integer, CultureInfo.InvariantCulture);
    }
}
