using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// The one door to the tables. Turns every outage into <see cref="StoreUnavailableException"/> and lets writers of this process
/// queue in memory for SQLite's single writer, instead of spinning on its lock.
/// </summary>
internal sealed class LedgerDatabase : IDisposable
{
    private const int PooledContexts = 64;

    private readonly Func<LedgerContext> _open;
    private readonly SemaphoreSlim? _writer;

    /// <summary>Once seen, nothing more is read or written until a person has looked: what is whole by chance must not hide it.</summary>
    private volatile Exception? _damage;

    private volatile bool _isBeingBuilt;

    public LedgerDatabase(IOptions<LedgerOptions> options, IOptions<GatewayOptions> gateway, ClockKeeper clocks)
    {
        var address = LedgerAddress.Read(options.Value.ConnectionString, gateway.Value.DataPath, out var fault)
            ?? throw new OptionsValidationException("Ledger", typeof(LedgerOptions), [fault]);
        File = address.File;
        if (address.File is not null)
        {
            _writer = new SemaphoreSlim(1);
            _open = Pool<SqliteLedger>(builder => builder.UseSqlite(address.ConnectionString).AddInterceptors(new SqlitePragmas(), clocks));
        }
        else
        {
            _open = Pool<PostgresLedger>(builder => builder.UseNpgsql(address.ConnectionString).AddInterceptors(clocks));
        }
    }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>For what the framework asks synchronously; everything else goes through the doors below.</summary>
    public LedgerContext Open() => _open();

    /// <summary>
    /// Brings the tables up to date. Until that has ended well everybody else is told that the ledger is away: what this version asks
    /// for may not be there yet.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Not done, or not known to be; the doors stay shut until a later try succeeds.</exception>
    public async Task BuildAsync(Func<LedgerContext, Task<int>> work, CancellationToken cancellationToken)
    {
        _isBeingBuilt = true;
        await InTurnAsync(() => WorkAsync(work), cancellationToken);
        _isBeingBuilt = false;
    }

    /// <summary>Reads.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or its tables are just being built.</exception>
    public Task<T> ReadAsync<T>(Func<LedgerContext, Task<T>> work) => _isBeingBuilt
        ? Task.FromException<T>(new StoreUnavailableException("The ledger's tables are being brought up to date."))
        : WorkAsync(work);

    /// <summary>Writes with one statement or one save, which is a transaction by itself.</summary>
    /// <exception cref="StoreUnavailableException">Not written, or not known to be.</exception>
    public Task<T> WriteAsync<T>(Func<LedgerContext, Task<T>> work, CancellationToken cancellationToken) =>
        InTurnAsync(() => ReadAsync(work), cancellationToken);

    /// <summary>Writes with several statements: all of them or none. Nothing is kept when <paramref name="work"/> throws.</summary>
    /// <exception cref="StoreUnavailableException">Not written, or not known to be.</exception>
    public Task<T> TransactAsync<T>(Func<LedgerContext, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(context);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);

    public void Dispose() => _writer?.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            return await work();
        }

        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task<T> WorkAsync<T>(Func<LedgerContext, Task<T>> work)
    {
        if (_damage is { } damage)
        {
            throw new StoreUnavailableException("The ledger is damaged.", damage);
        }

        try
        {
            await using var context = _open();
            return await work(context);
        }
        catch (Exception error) when (error is not OperationCanceledException && LedgerFaults.IsOutage(error))
        {
            _damage ??= LedgerFaults.IsDamage(error) ? error : null;
            throw new StoreUnavailableException("The ledger did not answer.", error);
        }
    }

    private static Func<LedgerContext> Pool<T>(Action<DbContextOptionsBuilder> configure)
        where T : LedgerContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        configure(builder);
        return new PooledDbContextFactory<T>(builder.Options, PooledContexts).CreateDbContext;
    }
}
