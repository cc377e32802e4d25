using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Every process takes up holidays and limits that were entered at the desk within some seconds.</summary>
internal sealed class CalendarWorker(NodeCalendar calendar, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await calendar.RefreshAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The ledger's own health tells; what was known still holds.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
