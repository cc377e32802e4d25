using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisOutageTests
{
    private static readonly ReplyAddress Owner = new("test", "1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_without_Redis_says_unavailable_and_heals_by_itself()
    {
        await using var server = new RedisServer();
        await using var replica = await Replica.RedisAsync(server.ConnectionString);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await replica.Store.LoadAsync(Owner, Cancel));

        await server.UpAsync();

        await Programs.UntilAsync(replica.IsUpAsync, "the connection stands");
        Assert.Null(await replica.Store.CommitAsync(Owner, await replica.Store.LoadAsync(Owner, Cancel), Conversation.New("id"), Cancel));
    }

    [Fact]
    public async Task While_Redis_is_gone_nothing_is_said_to_be_kept()
    {
        await using var server = await RedisServer.StartAsync();
        await using var replica = await Replica.RedisAsync(server.ConnectionString);
        await Programs.UntilAsync(replica.IsUpAsync, "the connection stands");
        var held = await replica.Store.LoadAsync(Owner, Cancel);
        await server.DownAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await replica.Store.CommitAsync(Owner, held, Conversation.New("id"), Cancel));

        await server.UpAsync();
        await Programs.UntilAsync(replica.IsUpAsync, "the connection is back");
        Assert.Null(await replica.Store.CommitAsync(Owner, held, Conversation.New("id"), Cancel));
    }
}
