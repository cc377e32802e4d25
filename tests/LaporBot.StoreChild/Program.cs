// A process to be killed by the tests of the embedded store: it writes without end into the folder it is given and says a line
// for each thing it was told to be kept ("c person revision ." or "l chat number ."). Its time runs fast, so that checkpoints come
// every tenth of a second and the kill falls into one now and then.
using LaporBot.Bot.Redis;
using LaporBot.Bot.Redis.Embedded;
using LaporBot.Channels.WebChat;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.StoreChild;
using LaporBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

var options = Options.Create(new RedisOptions { TimeoutMilliseconds = 20_000 });
var gateway = Options.Create(new GatewayOptions { DataPath = args[0] });
await using var connection = new EmbeddedConnection(options, gateway, new HurriedTime(), NullLogger<RedisConnection>.Instance);
await connection.StartAsync(CancellationToken.None);
var keys = new RedisKeys(options.Value.Prefix);
var store = new RedisConversationStore(connection, keys, options, NullLogger<RedisConversationStore>.Instance);
var log = new RedisChatLog(connection, keys, options, TimeProvider.System);
var kept = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await kept.WriteLineAsync("writing");
await Task.WhenAll(Enumerable.Range(0, 32).Select(i => i % 4 == 0 ? ChatAsync($"chat-{i}") : TalkAsync($"person-{i}")));

async Task TalkAsync(string person)
{
    var owner = new ReplyAddress("test", person);
    while (true)
    {
        var held = await store.LoadAsync(owner, CancellationToken.None);
        if (await store.CommitAsync(owner, held, SomeConversation.Open(), CancellationToken.None) is null)
        {
            await kept.WriteLineAsync($"c {person} {held.Revision + 1} .");
        }
    }
}

async Task ChatAsync(string chat)
{
    await log.OpenAsync(chat, CancellationToken.None);
    while (true)
    {
        var numbers = await log.AppendAsync(chat, [new ChatEntry($"{Guid.NewGuid():N}", """{"text":"Halo"}""")], CancellationToken.None);
        await kept.WriteLineAsync($"l {chat} {numbers![0]} .");
    }
}
