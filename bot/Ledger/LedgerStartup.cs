using LaporBot.Core.Ports;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Migrates at start, beside whatever else starts: on two processors the tables and the embedded Redis take no longer than the slower
/// of them. When the database is not there the gateway starts all the same, says that it is not ready, and this keeps trying.
/// </summary>
internal sealed class LedgerStartup(IServiceProvider services, TimeProvider time, ILogger<LedgerStartup> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>How long the start may wait for a database that hangs instead of refusing.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private Task? _first;

    /// <summary>The tables are there and current.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The file is damaged: only a person with a backup can help.</summary>
    public bool IsDamaged { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _first = Task.Run(() => TryFirstAsync(cancellationToken), cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>Nobody is served before the first try has ended.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await (_first ?? TryFirstAsync(cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = ShortestWait; !IsDone; wait = wait * 2 > LongestWait ? LongestWait : wait * 2)
        {
            await Task.Delay(wait, time, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryFirstAsync(CancellationToken cancellationToken)
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
