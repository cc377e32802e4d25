using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaporBot.Bot.Ledger;

/// <summary>Brings the tables up to date.</summary>
internal static class LedgerMigration
{
    /// <summary>Any number nobody else in the database locks on.</summary>
    private const long TurnToMigrate = 1_708_110_113_119;

    /// <summary>A new column or index of a large table is minutes of work; the patience people have does not count here.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>Applies what is missing; several replicas may do so at once.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or refused.</exception>
    public static async Task ApplyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<LedgerDatabase>();
        if (database.File is null)
        {
            await database.BuildAsync(context => MigrateInTurnAsync(context, cancellationToken), cancellationToken);
            return;
        }

        await database.BuildAsync(
            async context =>
            {
                // Held by the operating system, so a kill -9 frees it; the row EF Core writes for the same purpose would stay
                // for ever and let the next start wait for ever. Whoever holds this file may take that row away.
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database.File))!);
                await using var alone = new FileStream(
                    database.File + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                await SqliteWholeness.CheckAsync(context, database.File, cancellationToken);
                await context.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
                await MigrateAsync(context, cancellationToken);
                return await FreeLeasesAsync(context, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>
    /// EF Core's own lock ends with each migration's transaction, so of two replicas one would begin the second migration while the
    /// other is at it. This one is held by the connection over all of them, and a kill frees it with the connection.
    /// </summary>
    private static async Task<int> MigrateInTurnAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        context.Database.SetCommandTimeout(Patience);
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            await creator.CreateAsync(cancellationToken);
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({TurnToMigrate})", cancellationToken);
            return await MigrateAsync(context, cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({TurnToMigrate})", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task<int> MigrateAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await context.Database.MigrateAsync(cancellationToken);
        return 0;
    }

    /// <summary>
    /// A SQLite ledger has one process, so at its start nobody can hold a lease: work that a crash cut off goes on at once.
    /// An attempt at the hub that was under way stays <see cref="SubmissionState.Unknown"/> and is looked up first.
    /// </summary>
    private static async Task<int> FreeLeasesAsync(LedgerContext context, CancellationToken cancellationToken) =>
        await FreeAsync(context.Submissions, cancellationToken)
        + await FreeAsync(context.Deliveries, cancellationToken)
        + await FreeAsync(context.Notes, cancellationToken)
        + await FreeAsync(context.Files, cancellationToken);

    private static Task<int> FreeAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken)
        where T : LeasedRow =>
        rows.Where(row => row.LeaseUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
}
