namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>What the ledger knows of officials' work on cases.</summary>
internal static class CaseLedger
{
    public static IServiceCollection AddCaseLedger(this IServiceCollection services) => services
        .AddSingleton<ActClock>()
        .AddSingleton<ActMessages>()
        .AddSingleton<CaseDesk>()
        .AddSingleton<CaseListing>()
        .AddSingleton<CaseDossiers>()
        .AddSingleton<CaseViews>()
        .AddSingleton<CaseTemplates>()
        .AddSingleton<SecretOpenings>()
        .AddSingleton<IdentityRequests>();
}
