using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Keeps clocks and figures up, in one replica at a time: winds clocks after a change of the settings, makes facts, reminds.</summary>
internal sealed class FigureWorker(FigureRounds rounds, CalendarHealth year, SoleWorker sole, TimeProvider time, ILogger<FigureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!year.IsKnown)
        {
            Log.NoHolidays(logger, year.Year);
        }

        return sole.RunAsync("figures", WorkAsync, stoppingToken);
    }

    private async Task WorkAsync(CancellationToken ours)
    {
        var isDown = false;
        while (!ours.IsCancellationRequested)
        {
            try
            {
                await rounds.RunAsync(ours);
                isDown = false;
            }
#pragma warning disable CA1031 // Figures and reminders must never take the gateway down; a fault of one row is told and looked at again.
            catch (Exception error) when (error is not (StoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
            {
                Log.FiguresFailed(logger, error);
                await Task.Delay(AfterFault, time, ours);
            }
            catch (StoreUnavailableException) when (isDown)
            {
                // Told once.
            }
            catch (StoreUnavailableException)
            {
                isDown = true;
                Log.FiguresWait(logger);
            }

            await Task.Delay(Period, time, ours);
        }
    }
}

/// <summary>One round of it; doing it twice, or in two replicas at once, does it once.</summary>
internal sealed class FigureRounds(ClockRewind rewind, FactsKeeper facts, Reminders reminders, NodeCalendar calendar, TimeProvider time)
{
    private const int MostReminders = 500;

    /// <exception cref="StoreUnavailableException">The ledger does not answer.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // People first: a fault of the figures must not keep a reminder back. Nobody is reminded by a calendar that is not the newest.
        await calendar.RefreshAsync(cancellationToken);
        if (calendar.Work.IsOpen(time.GetUtcNow()))
        {
            await reminders.SendAsync(MostReminders, cancellationToken);
        }

        while (await facts.RoundAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await rewind.RunAsync(cancellationToken);
    }
}
