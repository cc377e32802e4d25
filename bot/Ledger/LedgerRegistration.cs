using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Bot.Ledger.Operators;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core;
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
        services.AddSingleton<ClockKeeper>();
        services.AddSingleton<LedgerDatabase>();
        services.AddSingleton<ILedger, DatabaseLedger>();
        services.AddSingleton<IAftercare, DatabaseAftercare>();
        services.AddSingleton<IAlikeCases>(provider => new SupportedCases(
            provider.GetRequiredService<LedgerDatabase>(),
            provider.GetRequiredService<Wakes>(),
            NodeZone.Find(provider.GetRequiredService<IOptions<NodeOptions>>().Value.TimeZone)!,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CaseFiles>().AddSingleton<CaseSteps>().AddSingleton<CaseMoves>().AddSingleton<People>();
        services.AddSingleton<Erasures>().AddSingleton<ErasureJournal>().AddSingleton<LedgerRestore>().AddSingleton<SilentCases>();
        services.AddSingleton<NoteQueue>();
        services.AddSingleton<SubmissionQueue>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<Reach>();
        services.AddSingleton<BroadcastBook>().AddSingleton<BroadcastAudiences>().AddSingleton<BulkQueue>();
        services.AddSingleton<BroadcastFigures>().AddSingleton<BroadcastUpkeep>();
        services.AddSingleton<FileQueue>();
        services.AddSingleton<LateFiles>();
        services.AddSingleton<CaseBindings>();
        services.AddSingleton<CaseUpdates>();
        services.AddSingleton<LedgerBacklog>();
        services.AddSingleton<RelayQueue>().AddSingleton<RelayCases>().AddSingleton<RelayDesk>().AddSingleton<RelayMemory>().AddSingleton<RelayReminders>();
        services.AddSingleton<OperatorQueue>().AddSingleton<OperatorDesk>().AddSingleton<Endings>();
        services.AddSingleton<AuditTrail>().AddSingleton<Staff>().AddSingleton<StaffProposals>().AddSingleton<DeskSessions>().AddSingleton<OnceCodes>().AddSingleton<Institutions>().AddSingleton<NodeMarks>().AddSingleton<CaseCounter>().AddSingleton<AuditReading>().AddSingleton<NoticeReading>();
        services.AddCaseLedger();
        services.AddPocketLedger();
        services.AddFigures();
        services.AddSingleton<LedgerStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<LedgerStartup>());
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger", tags: ["ready"]);
        return services;
    }
}
