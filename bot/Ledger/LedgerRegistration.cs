using LaporBot.Core.Ports;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger;

/// <summary>What must never be lost.</summary>
internal static class LedgerRegistration
{
    /// <summary>Adds the ledger, its queues, its migration at start and its health check (tag <c>ready</c>).</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("Ledger")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LedgerOptions>, LedgerOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Wakes>();
        services.AddSingleton<LedgerDatabase>();
        services.AddSingleton<ILedger, DatabaseLedger>();
        services.AddSingleton<ICaseOwners, CaseOwners>();
        services.AddSingleton<SubmissionQueue>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<FileQueue>();
        services.AddSingleton<LateFiles>();
        services.AddSingleton<CaseBindings>();
        services.AddSingleton<CaseUpdates>();
        services.AddSingleton<LedgerBacklog>();
        services.AddSingleton<LedgerStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<LedgerStartup>());
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger", tags: ["ready"]);
        return services;
    }
}
