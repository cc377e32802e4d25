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
        var messages = deliveries.CountAsync(asked.Institutions, (asked.Period.From, asked.Period.Until), frame.At, cancellationToken);
        var figures = Counting.Of(frame, asked, room.Terms, room.Calendar);
        var first = asked.Period.Until.AddDays(-1).AddMonths(1 - MonthsShown);
        var year = new Period(new DateOnly(first.Year, first.Month, 1), asked.Period.Until);
        var months = Counting.Of(frame, asked with { Period = year, Split = Split.Month, WithOpen = false }, room.Terms, room.Calendar);
        var (from, until) = (room.Calendar.Start(asked.Period.From), room.Calendar.Start(asked.Period.Until));
        var counts = await funnel.ReadAsync(asked.Period.From, asked.Period.Until, frame.At, cancellationToken);
        return new Report(asked, frame.At, figures, months.Parts, new Names(institutions, services))
        {
            Funnel = Funnel([.. counts.Where(one => asked.Channel is null || one.Channel == asked.Channel)], asked, figures.All.Filed),
            Deliveries = [.. (await messages).Where(one => asked.Channel is null || one.Channel == asked.Channel)],
            Health = scope is null ? null : await node.HealthAsync(scope.Length == 0 ? null : scope, frame.At, cancellationToken),
            IsCounting = room.IsCounting,
            Duplicates = await node.DuplicatesAsync(asked.Institutions, from, until, cancellationToken),
            Archived = [.. room.Terms.Reasons.Words.Select((reason, place) => (reason, figures.All.ArchivedFor(place))).Where(one => one.Item2 > 0).OrderByDescending(one => one.Item2)],
        };
    }

    /// <summary>What was filed is known by cases; where they cannot be compared with those who only began, it is counted as the steps before it are.</summary>
    private static FunnelFigures Funnel(IReadOnlyList<FunnelCount> counts, Question asked, int filed)
    {
        var all = Steps(counts);
        var isOfNode = asked is not { Institutions: null, Category: null, Region: null };
        return all with
        {
            Sent = isOfNode ? all.Sent : filed,
            IsOfNode = isOfNode,
            Channels = [.. counts.GroupBy(one => one.Channel).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, Steps([.. one])))],
        };
    }

    private static FunnelFigures Steps(IReadOnlyList<FunnelCount> counts)
    {
        int Of(Core.FunnelStep step) => counts.Where(one => one.Step == step.ToString()).Sum(one => one.Count);
        return new FunnelFigures(Of(Core.FunnelStep.Started), Of(Core.FunnelStep.Consented), Of(Core.FunnelStep.Reviewed), Of(Core.FunnelStep.Sent));
    }
}
