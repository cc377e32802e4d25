using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>The second door to the same core, for those who run their bots in Azure; it exists only when an app id is set.</summary>
public static class AzureRegistration
{
    /// <summary>Registers the settings, and the channel when they name an app.</summary>
    public static IServiceCollection AddAzureBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureOptions>, AzureOptionsCheck>();
        if (string.IsNullOrEmpty(configuration[nameof(AzureOptions.MicrosoftAppId)]))
        {
            return services;
        }

        services.TryAddSingleton(Credentials);
        services.AddSingleton<BotFrameworkAuthentication>(provider => new ConfigurationBotFrameworkAuthentication(
            configuration, provider.GetRequiredService<ServiceClientCredentialsFactory>()));
        services.AddSingleton<AzureAdapter>().AddSingleton<AzureBot>().AddSingleton<MessagesRoute>();
        services.AddSingleton<IChannel, AzureChannel>();
        return services;
    }

    /// <summary>Maps <c>/api/messages</c> when there is somebody to answer as.</summary>
    public static IEndpointRouteBuilder MapAzureBot(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<AzureOptions>>().Value.IsOn)
        {
            endpoints.MapPost("/api/messages", (HttpContext context, MessagesRoute route) => route.PostAsync(context))
                .AddEndpointFilter<FaultFilter>()
                .WithMetadata(new RequestSizeLimitAttribute(MessagesRoute.MostBody));
        }

        return endpoints;
    }

    private static ServiceClientCredentialsFactory Credentials(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AzureOptions>>().Value;
        return options.IsManagedIdentity
            ? new ManagedIdentityServiceClientCredentialsFactory(options.MicrosoftAppId)
            : new PasswordServiceClientCredentialFactory(
                options.MicrosoftAppId, options.MicrosoftAppPassword, options.IsMultiTenant ? null : options.MicrosoftAppTenantId, null, null);
    }
}
