using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// What SQLite forgets with each connection. FULL makes every commit wait for the disk, also in WAL mode, where NORMAL would
/// lose the newest ones in a power cut; busy_timeout lets another process (a backup, <c>--migrate</c>) finish.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Statements = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    /// <summary>Never waits for a network: SQLite has no asynchronous calls.</summary>
    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
    }
}
