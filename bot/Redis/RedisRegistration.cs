using LaporBot.Channels.WebChat;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>Redis, real or embedded, and what is kept in it.</summary>
internal static class RedisRegistration
{
    public static IServiceCollection AddLaporBotRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection("Redis")).ValidateDataAnnotations()
            .Validate(IsReadable, "Redis:ConnectionString cannot be read; the form is host:port,password=…")
#if !EMBEDDED_REDIS
            .Validate(options => !string.IsNullOrEmpty(options.ConnectionString), "Redis:ConnectionString is missing; this build has no embedded store.")
#endif
            .ValidateOnStart();
        services.AddSingleton(provider => new RedisKeys(provider.GetRequiredService<IOptions<RedisOptions>>().Value.Prefix));
        services.AddSingleton(Connection);
        services.AddHostedService(provider => provider.GetRequiredService<RedisConnection>());
        services.AddSingleton<IConversationStore, RedisConversationStore>();
        services.AddSingleton<RedisChatLog>();
        services.AddSingleton<IChatLog>(provider => provider.GetRequiredService<RedisChatLog>());
        services.AddSingleton<RedisForgetting>();
        services.AddSingleton<ForgetPerson>(provider => (person, _, _) => provider.GetRequiredService<RedisForgetting>().ForgetAsync(person));
        services.AddSingleton<ILeases, RedisLeases>();
        services.AddSingleton<IWakeUps, RedisWakeUps>();
        services.AddSingleton<RedisAllowances>();
        services.AddSingleton<TakeAllowance>(provider => provider.GetRequiredService<RedisAllowances>().TakeAsync);
        services.AddSingleton<CloseAllowance>(provider => provider.GetRequiredService<RedisAllowances>().CloseAsync);
        services.AddSingleton<IHandovers, RedisHandovers>();
        services.AddHealthChecks().AddCheck<RedisHealth>("redis", tags: ["ready"]);
        return services;
    }

    private static RedisConnection Connection(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<RedisOptions>>();
        var logger = provider.GetRequiredService<ILogger<RedisConnection>>();
#if EMBEDDED_REDIS
        if (string.IsNullOrEmpty(options.Value.ConnectionString))
        {
            return new Embedded.EmbeddedConnection(options, provider.GetRequiredService<IOptions<Core.GatewayOptions>>(), provider.GetRequiredService<TimeProvider>(), logger);
        }
#endif
        return ConfigurationOptions.Parse(options.Value.ConnectionString!).ServiceName is { Length: > 0 }
            ? new SentinelConnection(options, logger)
            : new RedisConnection(options, logger);
    }

    private static bool IsReadable(RedisOptions options)
    {
        if (string.IsNullOrEmpty(options.ConnectionString))
        {
            return true;
        }

        try
        {
            return ConfigurationOptions.Parse(options.ConnectionString).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
