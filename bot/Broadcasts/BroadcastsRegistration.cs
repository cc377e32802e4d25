namespace LaporBot.Bot.Broadcasts;

/// <summary>Messages to many.</summary>
internal static class BroadcastsRegistration
{
    /// <summary>Adds them. The host brings the ledger, the channels and their lanes.</summary>
    public static IServiceCollection AddBroadcasts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BroadcastOptions>().Bind(configuration.GetSection("Broadcasts")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SendingHours>().AddSingleton<BroadcastLetter>().AddSingleton<BroadcastProof>();
        services.AddSingleton<Rehearsal>().AddSingleton<BroadcastReach>().AddSingleton<BroadcastRehearsalRules>();
        services.AddSingleton<BroadcastDesk>().AddSingleton<BroadcastOffice>().AddSingleton<BroadcastStart>();
        services.AddSingleton<BulkLanes>().AddSingleton<BulkClock>().AddSingleton<BulkDispatcher>().AddSingleton<Bell>();
        services.AddSingleton<DirectorDesk>().AddSingleton<ProgressSheet>().AddSingleton<ProgressNews>().AddSingleton<BroadcastDirector>();
        services.AddHostedService(provider => provider.GetRequiredService<BroadcastDirector>());
        services.AddHostedService<BulkWorker>();
        services.AddHostedService<BroadcastGauges>();
        return services;
    }
}
