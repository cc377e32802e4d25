using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>Answers questions about how the node performs.</summary>
internal sealed class Evaluator(FactRoom room, NodeFigures node, DeliveryMonths deliveries, FunnelDays funnel, HubServices services)
{
    private const int MonthsShown = 12;

    /// <summary>The figures of a period, as they were known before a moment.</summary>
    /// <param name="asked">Of which cases.</param>
    /// <param name="scope">The instansi whose health is shown; empty for the whole node, null for nobody's.</param>
    /// <param name="before">Null for now.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer.</exception>
    public async Task<Report> AnswerAsync(Question asked, string? scope, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var institutions = await node.InstitutionsAsync(cancellationToken);
        var frame = await room.FrameAsync(before, cancellationToken);
        asked = asked with { Parents = institutions.Where(row => row.ParentCode is not null).ToDictionary(row => row.Code, row => row.ParentCode!) };
        var figures = Counting.Of(frame, asked, room.Terms, room.Calendar);
        var first = asked.Period.Until.AddDays(-1).AddMonths(1 - MonthsShown);
        var year = new Period(new DateOnly(first.Year, first.Month, 1), asked.Period.Until);
        var months = Counting.Of(frame, asked with { Period = year, Split = Split.Month, WithOpen = false }, room.Terms, room.Calendar);
        var (from, until) = (room.Calendar.Start(asked.Period.From), room.Calendar.Start(asked.Period.Until));
        var counts = await funnel.ReadAsync(asked.Period.From, asked.Period.Until, cancellationToken);
        return new Report(asked, frame.At, figures, months.Parts, new Names(institutions, services))
        {
            Funnel = Funnel(counts.Where(one => asked.Channel is null || one.Channel == asked.Channel).ToLookup(one => one.Step, one => one.Count), figures.All.Filed),
            Deliveries = [.. (await deliveries.CountAsync(asked.Period.From, asked.Period.Until, frame.At, cancellationToken)).Where(one => asked.Channel is null || one.Channel == asked.Channel)],
            Health = scope is null ? null : await node.HealthAsync(scope.Length == 0 ? null : scope, frame.At, cancellationToken),
            IsCounting = room.IsCounting,
            Duplicates = await node.DuplicatesAsync(from, until, cancellationToken),
            Archived = [.. room.Terms.Reasons.Words.Select((reason, place) => (reason, figures.All.ArchivedFor(place))).Where(one => one.Item2 > 0).OrderByDescending(one => one.Item2)],
        };
    }

    private static FunnelFigures Funnel(ILookup<string, int> counts, int sent) => new(
        counts[nameof(Core.FunnelStep.Started)].Sum(), counts[nameof(Core.FunnelStep.Consented)].Sum(), counts[nameof(Core.FunnelStep.Reviewed)].Sum(), sent);
}
