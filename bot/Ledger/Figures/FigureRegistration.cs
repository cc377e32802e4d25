using LaporBot.Bot.Desk.Reminders;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>What is counted, and who is reminded.</summary>
internal static class FigureRegistration
{
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<ReminderWords>().AddSingleton<Bot.Ledger.Desk.Reminders>().AddSingleton<ClockRewind>().AddSingleton<CalendarRows>().AddSingleton<NodeCalendar>();
        return services.AddSingleton<FactsKeeper>().AddSingleton<FactsReader>().AddSingleton<FunnelDays>().AddSingleton<NodeFigures>().AddSingleton<DeliveryMonths>();
    }
}
