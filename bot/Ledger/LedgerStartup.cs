using LaporBot.Core.Ports;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Migrates at start. When the database is not there the gateway starts all the same, says that it is not ready, and this
/// keeps trying.
/// </summary>
internal sealed class LedgerStartup(IServiceProvider services, TimeProvider time, ILogger<LedgerStartup> logger) : BackgroundService
{
    /// <summary>How long the start may wait for a database that hangs instead of refusing.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>The tables are there and current.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The file is damaged: only a person with a backup can help.</summary>
    public bool IsDamaged { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(FirstTry, time);
        using var first = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await TryAsync(first.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Log.MigrationWaits(logger, "it does not answer in time");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = ShortestWait; !IsDone; wait = wait * 2 > LongestWait ? LongestWait : wait * 2)
        {
            await Task.Delay(wait, time, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LedgerMigration.ApplyAsync(services, cancellationToken);
            (IsDone, IsDamaged) = (true, false);
            Log.MigrationDone(logger);
            if (await services.GetRequiredService<Erasures>().ReplayAsync(cancellationToken) is > 0 and var replayed)
            {
                Log.ErasuresReplayed(logger, replayed);
            }
        }
        catch (StoreUnavailableException error) when (LedgerFaults.IsDamage(error))
        {
            if (!IsDamaged)
            {
                IsDamaged = true;
                Log.LedgerDamaged(logger);
            }
        }
        catch (StoreUnavailableException error)
        {
            Log.MigrationWaits(logger, error.InnerException?.GetType().Name ?? error.Message);
        }
    }
}
