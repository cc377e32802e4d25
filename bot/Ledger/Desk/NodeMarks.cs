using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Single facts of this node.</summary>
internal sealed class NodeMarks(LedgerDatabase database)
{
    /// <summary>The ledger holds invented cases.</summary>
    public const string Demo = "demo";

    /// <returns>Null when it is not said.</returns>
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.NodeMarks.Where(row => row.Name == name).Select(row => (string?)row.Value).FirstOrDefaultAsync(cancellationToken));

    public Task<int> SetAsync(string name, string value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Database.ExecuteSqlAsync(
                $"INSERT INTO node_marks (name, value) VALUES ({name}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value", cancellationToken),
            cancellationToken);
}
