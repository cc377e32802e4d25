using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Looks a SQLite ledger over before anything is written to it. What a power cut or a bad disk has left is kept as it is: a person with
/// a backup decides, and nobody begins anew on top of it.
/// </summary>
internal static class SqliteWholeness
{
    private const string Whole = "ok";

    /// <exception cref="InvalidDataException">A page is damaged, or the journal is there without its ledger.</exception>
    public static async Task CheckAsync(LedgerContext context, string file, CancellationToken cancellationToken)
    {
        var ledger = new FileInfo(file);
        var journal = new FileInfo($"{file}-wal");
        if (ledger is not { Exists: true, Length: > 0 })
        {
            if (journal is { Exists: true, Length: > 0 })
            {
                throw new InvalidDataException("The ledger is gone and its journal is not.");
            }

            return;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            if (await command.ExecuteScalarAsync(cancellationToken) is not Whole)
            {
                throw new InvalidDataException("A page of the ledger is damaged.");
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
