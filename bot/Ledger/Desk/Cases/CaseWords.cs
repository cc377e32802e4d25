using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>
/// How often words occur. PostgreSQL guesses that for the beginning of a word and guesses wrong by orders of magnitude: it then
/// reads a million stories to find that none has it. So they are counted first, by their index, and only as far as it matters.
/// </summary>
internal static class CaseWords
{
    /// <summary>So many rows are sorted in less time than they are found by walking from the newest.</summary>
    private const int Few = 20_000;

    /// <summary>Each word by its beginning, all of them.</summary>
    public static string Query(IReadOnlyList<string> words) => string.Join(" & ", words.Select(word => $"{word}:*"));

    /// <returns>False also where nothing is asked, and on SQLite.</returns>
    public static async Task<bool> AreRareAsync(LedgerContext context, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0 || context is not PostgresLedger)
        {
            return false;
        }

        var (asked, most) = (Query(words), Few + 1);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // For this one question: otherwise the limit tempts it to read the table from its start.
        await context.Database.ExecuteSqlAsync($"SET LOCAL enable_seqscan = off", cancellationToken);
        var found = await context.Database.SqlQuery<int>(
            $"""
             SELECT count(*)::int AS "Value" FROM (
                 SELECT 1 FROM complaints
                 WHERE NOT is_secret AND to_tsvector('simple', title || ' ' || story) @@ to_tsquery('simple', {asked})
                 LIMIT {most}) AS hits
             """).SingleAsync(cancellationToken);
        return found <= Few;
    }
}
