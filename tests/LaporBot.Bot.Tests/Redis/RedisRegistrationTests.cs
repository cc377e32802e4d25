using LaporBot.Bot.Redis;
using LaporBot.Bot.Redis.Embedded;
using LaporBot.Channels.WebChat;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisRegistrationTests
{
    [Fact]
    public async Task Without_a_connection_string_the_store_is_embedded_and_with_one_it_is_not()
    {
        await using var embedded = Services();
        await using var real = Services(("ConnectionString", "redis.example:6379,password=x"));
        await using var watched = Services(("ConnectionString", "sentinel.example:26379,serviceName=laporbot"));

        Assert.IsType<EmbeddedConnection>(embedded.GetRequiredService<RedisConnection>());
        Assert.IsType<RedisConnection>(real.GetRequiredService<RedisConnection>());
        Assert.IsType<SentinelConnection>(watched.GetRequiredService<RedisConnection>());
        Assert.IsType<RedisConversationStore>(real.GetRequiredService<IConversationStore>());
        Assert.IsType<RedisChatLog>(real.GetRequiredService<IChatLog>());
    }

    [Fact]
    public async Task Every_fault_of_the_settings_is_told_at_once()
    {
        await using var services = Services(("ConnectionString", "a,b=c"), ("ConversationLifetime", "00:00:01"), ("RememberedConversations", "-1"));

        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<RedisOptions>>().Value).Failures;

        Assert.Equal(3, faults.Count());
        Assert.Contains(faults, fault => fault.Contains("Redis:ConnectionString", StringComparison.Ordinal));
    }

    private static ServiceProvider Services(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToArray().Select(one => KeyValuePair.Create<string, string?>($"Redis:{one.Key}", one.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLaporBotRedis(configuration).BuildServiceProvider();
    }
}
