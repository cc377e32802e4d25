using LaporBot.Bot.Hub;

namespace LaporBot.Bot.Sandbox;

/// <summary>Wires the sandbox hub. Both calls do nothing unless <c>Hub:Adapter</c> is <c>Sandbox</c>.</summary>
internal static class SandboxRegistration
{
    public static IServiceCollection AddSandboxHub(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsOn(configuration))
        {
            return services;
        }

        services.AddOptions<SandboxOptions>()
            .Bind(configuration.GetSection(SandboxOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<SandboxJournal>();
        services.AddSingleton<SandboxHub>();
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<SandboxRequests>();
        services.AddSingleton<SandboxPushQueue>();
        SandboxPusher.AddTo(services);
        services.AddHostedService<SandboxClock>();
        return services;
    }

    /// <summary>Maps the protocol, the switches and the page, and says loudly what this is.</summary>
    public static IEndpointRouteBuilder MapSandboxHub(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<SandboxFaults>() is null)
        {
            return endpoints;
        }

        endpoints.MapGeoReport();
        endpoints.MapControls();
        endpoints.MapGet("/sandbox", SandboxPage.Show);
        var logger = endpoints.ServiceProvider.GetRequiredService<ILogger<SandboxHub>>();
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            Log.SandboxInProduction(logger);
        }
        else
        {
            Log.SandboxOn(logger);
        }

        return endpoints;
    }

    private static bool IsOn(IConfiguration configuration) => HubOptions.KindOf(configuration) is HubAdapter.Sandbox;
}
