using LaporBot.Bot.Redis;
using LaporBot.Channels.Tests.WebChat;
using LaporBot.Channels.WebChat;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisChatLogTests(RedisFixture redis) : KeptChatLogTests, IClassFixture<RedisFixture>
{
    internal override Replica One => redis.One;

    internal override Replica Two => redis.Two;
}

public sealed class GarnetChatLogTests(GarnetFixture garnet) : KeptChatLogTests, IClassFixture<GarnetFixture>
{
    internal override Replica One => garnet.One;

    internal override Replica Two => garnet.Two;
}

/// <summary>What both servers must do beyond the contract.</summary>
public abstract class KeptChatLogTests : ChatLogSpec
{
    protected override IChatLog Log => One.Log;

    protected override IChatLog Replica => Two.Log;

    protected override int Kept => RedisChatLog.Kept;

    internal abstract Replica One { get; }

    internal abstract Replica Two { get; }

    [Fact]
    public async Task A_log_lives_thirty_days_after_the_last_word_and_holds_nothing_of_what_it_dropped()
    {
        const string Chat = "chat-of-many-words";
        await Log.OpenAsync(Chat, Cancel);
        var entries = Enumerable.Range(0, RedisChatLog.Kept + 50).Select(i => new ChatEntry($"kunci {i}", "{}")).ToArray();
        await One.Connection.Database.KeyExpireAsync(One.Keys.ChatLog(Chat), TimeSpan.FromMinutes(1));

        await Log.AppendAsync(Chat, entries, Cancel);

        Assert.InRange((await One.Connection.Database.KeyTimeToLiveAsync(One.Keys.ChatLog(Chat)))!.Value.TotalDays, 29.9, 30);
        Assert.Equal((2 * RedisChatLog.Kept) + 2, await One.Connection.Database.HashLengthAsync(One.Keys.ChatLog(Chat)));
    }

    [Fact]
    public async Task What_a_person_had_erased_is_gone_and_the_talk_goes_on()
    {
        const string Chat = "chat-to-forget";
        await Log.OpenAsync(Chat, Cancel);
        await Log.AppendAsync(Chat, [new ChatEntry("a", "\"rahasia\""), new ChatEntry("b", "{}")], Cancel);
        var person = new ReplyAddress("webchat", Chat);
        await One.Connection.Database.StringSetAsync(One.Keys.Unreadable(person), "rahasia");

        await new RedisForgetting(One.Connection, One.Keys, (RedisChatLog)One.Log).ForgetAsync(person);
        await new RedisForgetting(One.Connection, One.Keys, (RedisChatLog)One.Log).ForgetAsync(new ReplyAddress("telegram", "4711"));

        Assert.Equal([3], await Replica.AppendAsync(Chat, [new ChatEntry("c", "\"dihapus\"")], Cancel));
        Assert.Equal([(3, "\"dihapus\"")], (await Log.ReadAsync(Chat, 0, 10, Cancel))!.Select(entry => (entry.Number, entry.Json)));
        Assert.False(await One.Connection.Database.KeyExistsAsync(One.Keys.Unreadable(person)));
        Assert.False(await One.Connection.Database.KeyExistsAsync(One.Keys.ChatLog("4711")));
    }

    protected override Task ExpireAsync(string conversationId) =>
        One.Connection.Database.KeyDeleteAsync(One.Keys.ChatLog(conversationId));
}
