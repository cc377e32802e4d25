using LaporBot.Bot.Hub.Manual;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>Wires the national hub.</summary>
internal static class HubRegistration
{
    /// <summary>Tag of the hub's health check: shown among the readiness data, never deciding about it.</summary>
    public const string HealthTag = "hub";

    /// <summary>Cases asked about in one round at a hub without the updates extension; those that stood still longest come first.</summary>
    private const int MostPolled = 500;

    /// <summary>Adds the hub's client, its feed, the poller and the refresh of categories.</summary>
    public static IServiceCollection AddNationalHub(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>()
            .Bind(configuration.GetSection(HubOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubOptions>, HubOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubServices>();
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<HubAccess>();
        services.AddSingleton<HubState>();
        services.AddHubHttp();
        services.AddSingleton<ReferenceSearch>();
        services.AddRoad(HubOptions.KindOf(configuration));
        services.AddSingleton(Ledger);
        services.AddSingleton<HubUpdates>();
        services.AddSingleton<HubPush>();
        services.AddSingleton<ServicesCache>();
        services.AddHostedService<ServicesRefresh>();
        services.AddHealthChecks().AddCheck<HubHealth>("hub", HealthStatus.Degraded, [HealthTag]);
        return services;
    }

    /// <summary>Maps the address the hub pushes to, when there is a key to push with.</summary>
    public static IEndpointRouteBuilder MapHubPush(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<HubAccess>().PushKey is not null)
        {
            endpoints.MapPost(HubPush.Path, (HttpContext context, HubPush push) => push.ReceiveAsync(context));
        }

        return endpoints;
    }

    private static void AddRoad(this IServiceCollection services, HubAdapter? kind)
    {
        if (kind is HubAdapter.ManualRelay)
        {
            services.AddSingleton<INationalHub, ManualRelayHub>();
            services.AddSingleton<IHubFeed, ManualRelayFeed>();
            services.PostConfigure<NodeOptions>(node => node.RelaysByHand = true);
            return;
        }

        services.AddSingleton<INationalHub, GeoReportHub>();
        services.AddSingleton<IHubFeed, GeoReportFeed>();
        services.AddHostedService<HubPoller>();
    }

    private static HubLedger Ledger(IServiceProvider provider)
    {
        var cases = provider.GetRequiredService<CaseUpdates>();
        return new HubLedger(cases.ApplyAsync, cancel => cases.OpenTrackingIdsAsync(MostPolled, cancel), cases.LastHeardAsync);
    }
}
