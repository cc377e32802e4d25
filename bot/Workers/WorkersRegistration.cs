using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>What happens by itself: complaints to the hub, messages to people.</summary>
internal static class WorkersRegistration
{
    /// <summary>Adds the workers. The host brings the ledger, the hub, the channels and a <see cref="FileLink"/>.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection("Deliveries")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LeaseLoop>();
        services.AddSingleton<HubPause>();
        services.AddSingleton<HubPlaces>();
        services.AddSingleton<HubCrossing>();
        services.AddSingleton<HubReturn>();
        services.AddSingleton<HubLine>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OutboxClock>(provider, Random.Shared));
        services.AddSingleton<SubmissionDispatcher>();
        services.AddSingleton<SubmissionGate>();
        services.AddSingleton<NoteDispatcher>();
        services.AddSingleton<CaseUpkeepWork>();
        services.AddSingleton<PaceMaker>();
        services.AddSingleton<ChannelLanes>();
        services.AddSingleton<ChannelCall>();
        services.AddSingleton<DeliveryDispatcher>();
        services.AddSingleton<ReachWatch>();
        services.AddSingleton<HeardFrom>(provider => provider.GetRequiredService<ReachWatch>().Heard);
        services.AddHostedService(provider => provider.GetRequiredService<ReachWatch>());
        services.AddHostedService<SubmissionWorker>();
        services.AddHostedService<NoteWorker>();
        services.AddHostedService<DeliveryWorker>();
        services.AddHostedService<CaseUpkeep>();
        services.AddHostedService<WakeWorker>();
        services.AddSingleton<FigureRounds>();
        services.AddSingleton<CalendarHealth>();
        services.AddHostedService<CalendarWorker>();
        services.AddHealthChecks().AddCheck<CalendarHealth>("calendar");
        services.AddHostedService<FigureWorker>();
        services.AddHostedService<FunnelWorker>();
        services.AddHostedService<BacklogGauges>();
        return services;
    }
}
