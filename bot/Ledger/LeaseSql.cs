namespace LaporBot.Bot.Ledger;

/// <summary>The one statement by which a worker takes due rows of a queue.</summary>
internal static class LeaseSql
{
    /// <summary>
    /// Places: {0} now, {1} end of the lease, {2} its token, {3} how many. The select is materialised on purpose: inside
    /// <c>IN (…)</c> PostgreSQL may run it more than once and take more than asked for.
    /// </summary>
    /// <param name="context">Tells how this database locks.</param>
    /// <param name="table">The queue.</param>
    /// <param name="key">Its key column.</param>
    /// <param name="due">What else must hold, over <c>q</c>; a constant of the caller.</param>
    /// <param name="order">Which come first.</param>
    public static string For(LedgerContext context, string table, string key, string due, string order) =>
        $$"""
          WITH due AS MATERIALIZED (
              SELECT q.{{key}} FROM {{table}} AS q
              WHERE {{due}} AND q.next_at <= {0} AND (q.lease_until IS NULL OR q.lease_until <= {0})
              ORDER BY {{order}} LIMIT {3} {{context.SkipLocked}})
          UPDATE {{table}} SET lease_until = {1}, lease_token = {2}
          WHERE {{key}} IN (SELECT {{key}} FROM due)
          RETURNING *
          """;
}
