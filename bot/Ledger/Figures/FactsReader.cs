using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>Reads facts for the evaluation.</summary>
internal sealed class FactsReader(LedgerDatabase database, FactsKeeper keeper)
{
    /// <summary>All facts made since a moment, and how the ledger stood then.</summary>
    /// <param name="since">Made then or later; null for all.</param>
    /// <param name="take">Gets each; it must not keep it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<int> ReadAsync(DateTimeOffset? since, Action<FactsRow> take, CancellationToken cancellationToken) => database.ReadAsync(async context =>
    {
        var rows = context.Facts.AsNoTracking();
        rows = since is { } from ? rows.Where(row => row.MadeAt >= from) : rows;
        var count = 0;

        // In the order of time: cases of one month lie together then, and a question for another month passes over them.
        await foreach (var row in rows.OrderBy(row => row.FiledAt).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            take(row);
            count++;
        }

        return count;
    });

    /// <summary>Some cases moved and their facts are not made yet.</summary>
    public Task<bool> IsBehindAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Complaints.AnyAsync(row => row.FactsDueAt != null, cancellationToken));

    /// <summary>The facts of some cases as they were known before a moment; a case nobody knew then is left out. How long it was talked about is not among them.</summary>
    public Task<List<FactsRow>> KnownBeforeAsync(IReadOnlyCollection<Guid> cases, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.ReadAsync(async context =>
        {
            var known = context.Complaints.AsNoTracking().Where(row => cases.Contains(row.Id) && row.FiledAt < before);
            var traits = await CaseTraits.Of(context, known, withConsent: false).ToListAsync(cancellationToken);
            var stages = await CaseHistory.StagesAsync(context, cases, cancellationToken);
            return traits.ConvertAll(one => Before(one, [.. stages[one.Id]], before));
        });

    private FactsRow Before(CaseTraits one, CaseStage[] stages, DateTimeOffset before)
    {
        var isNamed = stages.Any(stage => stage.Institution is not null);
        return keeper.Make(isNamed ? one with { Institution = null } : one, stages.Where(stage => stage.Known < before));
    }
}
