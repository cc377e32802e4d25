using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LaporBot.Bot.Ledger;

/// <summary>Which database, and how to reach it.</summary>
/// <param name="File">The SQLite file; null means PostgreSQL.</param>
/// <param name="ConnectionString">Complete; secret.</param>
internal sealed record LedgerAddress(string? File, string ConnectionString)
{
    private const string FileName = "ledger.db";

    /// <summary>Seconds to wait for SQLite's writer, and for an answer of PostgreSQL: a person waits meanwhile.</summary>
    private const int Patience = 5;

    /// <summary>Nothing: a connection string must not reach a log by accident.</summary>
    public override string ToString() => nameof(LedgerAddress);

    public static LedgerAddress? Read(string? connectionString, string dataPath, out string fault)
    {
        fault = "";
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return Sqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataPath, FileName) }, out fault);
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            if (parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename"))
            {
                return Sqlite(new SqliteConnectionStringBuilder(connectionString), out fault);
            }

            if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
            {
                return new LedgerAddress(null, Postgres(parts, connectionString));
            }

            fault = "Ledger:ConnectionString must begin with Data Source= (SQLite) or Host= (PostgreSQL).";
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            fault = $"Ledger:ConnectionString cannot be read ({error.GetType().Name}); expected Data Source=… or Host=….";
        }

        return null;
    }

    private static LedgerAddress? Sqlite(SqliteConnectionStringBuilder parts, out string fault)
    {
        fault = parts.DataSource.Length == 0 || parts.DataSource.Contains(":memory:", StringComparison.Ordinal) || parts.Mode == SqliteOpenMode.Memory
            ? "Ledger:ConnectionString names no file: a ledger in memory would lose complaints."
            : "";
        parts.ForeignKeys = true;
        parts.DefaultTimeout = Patience;
        return fault.Length > 0 ? null : new LedgerAddress(parts.DataSource, parts.ConnectionString);
    }

    private static string Postgres(DbConnectionStringBuilder given, string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        parts.Timeout = given.ContainsKey("Timeout") ? parts.Timeout : Patience;
        parts.CommandTimeout = given.ContainsKey("Command Timeout") ? parts.CommandTimeout : 2 * Patience;
        return parts.ConnectionString;
    }
}
