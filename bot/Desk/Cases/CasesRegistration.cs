using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Cases: found, read, acted on and answered.</summary>
internal static class CasesRegistration
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<CaseEye>().AddSingleton<ChoiceReader>().AddSingleton<CaseSurroundings>()
        .AddSingleton<CaseListReader>().AddSingleton<CaseReader>()
        .AddSingleton<IdentityGate>().AddSingleton<WaitingFiles>()
        .AddSingleton<CaseActs>().AddSingleton<ActDesk>()
        .AddSingleton(new MenuItem("/kasus", "Cases.Menu", Power.ReadCases))
        .AddSingleton(new MenuItem("/templat", "Templates.Menu", Power.Reply))
        .AddSingleton(new MenuItem("/identitas", "Cases.IdentityMenu", Power.DecideIdentity));

    public static RouteGroupBuilder MapCases(this RouteGroupBuilder desk)
    {
        CaseListRoutes.Map(desk);
        CaseRoutes.Map(desk);
        TemplateRoutes.Map(desk);
        IdentityRoutes.Map(desk);
        return desk;
    }
}
