using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.Telegram;

/// <summary>The Telegram channel.</summary>
public static class TelegramRegistration
{
    /// <summary>Adds the channel when <c>Telegram:Token</c> is set; without it nothing at all.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(TelegramOptions.Token)]))
        {
            return services;
        }

        services.AddOptions<TelegramOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TelegramConnection>();
        services.AddSingleton<TelegramState>();
        services.AddSingleton<ChatPauses>();
        services.AddSingleton<PacedLane>();
        services.AddSingleton<PoisonWatch>();
        services.AddSingleton<GroupCalls>();
        services.AddSingleton<BotProfile>();
        services.AddSingleton<TelegramSender>();
        services.AddSingleton<TelegramDocuments>();
        services.AddSingleton<ChatMenu>();
        services.AddSingleton<ShowMenu>(provider => provider.GetRequiredService<ChatMenu>().ShowAsync);
        services.AddSingleton<TelegramTurns>();
        services.AddSingleton<IChannel, TelegramChannel>();
        services.AddSingleton<IAttachmentSource, TelegramFiles>();
        services.AddHealthChecks().AddCheck<TelegramHealth>(TelegramAddress.Channel, HealthStatus.Degraded, [TelegramAddress.Channel]);
        services.AddHostedService<TelegramSetup>();
        AddReceiver(services, section);
        return services;
    }

    /// <summary>Maps <c>POST /telegram/webhook</c> in webhook mode; nothing otherwise.</summary>
    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<TelegramWebhook>() is { } webhook)
        {
            endpoints.MapPost(TelegramOptions.WebhookPath, (RequestDelegate)webhook.HandleAsync);
        }

        return endpoints;
    }

    private static void AddReceiver(IServiceCollection services, IConfiguration section)
    {
        if (string.Equals(section[nameof(TelegramOptions.Mode)], TelegramOptions.Webhook, StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<TelegramWebhook>();
        }
        else
        {
            services.AddSingleton<PersonQueues>();
            services.AddSingleton<TelegramReader>();
            services.AddHostedService<TelegramPolling>();
        }
    }
}
