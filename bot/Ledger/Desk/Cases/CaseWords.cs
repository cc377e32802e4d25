using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>
/// Words in titles and stories, on PostgreSQL. It has two ways to a page of them: along the newest cases, which is right for a
/// frequent word, and by the index of words, which is right for a rare one; each takes seconds where the other takes milliseconds.
/// How often the beginning of a word occurs it guesses wrong by orders of magnitude, so some cases are looked at first.
/// </summary>
internal static class CaseWords
{
    /// <summary>A word that fills a page out of so many cases is frequent; one that does not is in some thousands of a million at most.</summary>
    private const int Sample = 10_000;

    /// <summary>SQLite reads row by row: without a period only so many days are searched.</summary>
    private static readonly TimeSpan SearchedDays = TimeSpan.FromDays(365);

    /// <summary>All cases, or those that have all words in title or story: each by its beginning on PostgreSQL, anywhere on SQLite.</summary>
    /// <param name="context">The ledger.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="after">Where a page begins that goes from the newest on.</param>
    /// <param name="now">This moment.</param>
    /// <param name="cancellationToken">Ends the look at some of them.</param>
    public static async Task<IQueryable<ComplaintRow>> SayingAsync(
        LedgerContext context, CaseFilter filter, CasePlace? after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (filter.Words.Count == 0)
        {
            return context.Complaints.AsNoTracking();
        }

        if (context is not PostgresLedger)
        {
            return Reading(context, filter, now - SearchedDays);
        }

        // A rahasia case has no words in this column: looking for one must not tell what it says. What is asked for besides is asked of
        // those found by a rare word, and not mixed with it: OFFSET keeps the two apart.
        var asked = Query(filter.Words);
        var saying = await AreFrequentAsync(context, filter, after, cancellationToken)
            ? context.Complaints.FromSql($"SELECT * FROM complaints WHERE search @@ to_tsquery('simple', {asked})")
            : context.Complaints.FromSql($"SELECT * FROM complaints WHERE search @@ to_tsquery('simple', {asked}) OFFSET 0");
        return saying.AsNoTracking();
    }

    private static IQueryable<ComplaintRow> Reading(LedgerContext context, CaseFilter filter, DateTimeOffset from) => filter.Words.Aggregate(
        context.Complaints.AsNoTracking().Where(row => !row.IsSecret && (filter.From != null || row.FiledAt >= from)),
        (so, word) => so.Where(row => EF.Functions.Like(row.Title, $"%{word}%") || EF.Functions.Like(row.Story, $"%{word}%")));

    private static async Task<bool> AreFrequentAsync(LedgerContext context, CaseFilter filter, CasePlace? after, CancellationToken cancellationToken)
    {
        var (from, until) = (filter.From is { } first ? Microseconds.Of(first) : 0, filter.Until is { } end ? Microseconds.Of(end) : long.MaxValue);
        var (moment, id) = (after?.Moment ?? long.MaxValue, after?.Id ?? Guid.Empty);
        var found = await context.Database.SqlQuery<int>(
            $"""
             SELECT count(*)::int AS "Value" FROM (
                 SELECT 1 FROM (
                     SELECT search FROM complaints
                     WHERE filed_at >= {from} AND filed_at < {until} AND (filed_at, id) < ({moment}, {id})
                     ORDER BY filed_at DESC, id DESC LIMIT {Sample}) AS newest
                 WHERE search @@ to_tsquery('simple', {Query(filter.Words)}) LIMIT {CaseListing.PageSize}) AS hits
             """).SingleAsync(cancellationToken);
        return found == CaseListing.PageSize;
    }

    private static string Query(IReadOnlyList<string> words) => string.Join(" & ", words.Select(word => $"{word}:*"));
}
