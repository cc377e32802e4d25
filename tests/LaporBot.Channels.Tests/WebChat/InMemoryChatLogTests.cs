using LaporBot.Channels.WebChat;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class InMemoryChatLogTests : ChatLogSpec
{
    private readonly InMemoryChatLog _log = new(TimeProvider.System);

    protected override IChatLog Log => _log;

    protected override IChatLog Replica => _log;

    protected override int Kept => _log.MostKept;

    protected override Task ExpireAsync(string conversationId)
    {
        _log.Expire(conversationId);
        return Task.CompletedTask;
    }
}
