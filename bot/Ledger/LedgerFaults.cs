using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaporBot.Bot.Ledger;

/// <summary>Tells a broken rule of ours from a database that is not there.</summary>
internal static class LedgerFaults
{
    private const int SqliteConstraint = 19;
    private const int SqliteCorrupt = 11;
    private const int SqliteNoDatabase = 26;
    private const string IntegrityViolations = "23";
    private const string DataExceptions = "22";

    /// <summary>A unique index said no.</summary>
    public static bool IsDuplicate(DbUpdateException error) => error.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>The file is there and is not what we wrote: waiting does not mend it.</summary>
    public static bool IsDamage(Exception error) =>
        error is SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNoDatabase } or InvalidDataException
        || (error.InnerException is { } inner && IsDamage(inner));

    /// <summary>
    /// Unreachable, locked, full, read-only, or without its tables: whatever the database did not accept and that is not one
    /// of our own rules, nor a value it will never accept. EF Core wraps these in several ways, so the whole chain is looked at.
    /// </summary>
    public static bool IsOutage(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SqliteException sqlite:
                    return sqlite.SqliteErrorCode != SqliteConstraint;
                case PostgresException postgres:
                    return postgres.SqlState[..2] is not (IntegrityViolations or DataExceptions);
                case DbException or TimeoutException or IOException or InvalidDataException or UnauthorizedAccessException:
                    return true;
            }
        }

        return false;
    }
}
