using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Forms;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>What a case is counted by besides its history.</summary>
internal sealed record CaseTraits(
    Guid Id, string? Institution, string Category, string Region, string Channel, Classification Classification, DateTimeOffset FiledAt)
{
    /// <summary>The mark that asked for its facts.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The consent it was filed under; null when an earlier report was filed under the same.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>The traits of some complaints.</summary>
    /// <param name="context">The ledger.</param>
    /// <param name="rows">Of these.</param>
    /// <param name="withConsent">Not without a look at the other complaints of each person.</param>
    public static IQueryable<CaseTraits> Of(LedgerContext context, IQueryable<ComplaintRow> rows, bool withConsent) => rows.Select(row => new CaseTraits(
        row.Id, row.InstitutionCode, row.CategoryCode, row.RegionCode, row.OwnerAddress.StartsWith(ComplaintForm.AddressPrefix) ? Funnel.Form : row.OwnerChannel, row.Classification, row.FiledAt)
    {
        DueAt = row.FactsDueAt,
        ConsentAt = !withConsent || context.Complaints.Any(other => other.OwnerChannel == row.OwnerChannel && other.OwnerAddress == row.OwnerAddress
            && other.FiledAt < row.FiledAt && other.ConsentAt == row.ConsentAt) ? null : row.ConsentAt,
    });
}

/// <summary>Keeps <c>case_facts</c> up with the history: takes cases that have moved and writes anew what their history comes to.</summary>
internal sealed class FactsKeeper(LedgerDatabase database, CaseClocks clocks, TimeProvider time)
{
    private const int Batch = 1_000;

    /// <summary>A draft lives no longer.</summary>
    private static readonly TimeSpan LongestTalk = TimeSpan.FromHours(24);

    /// <summary>Makes the facts of one batch of cases.</summary>
    /// <returns>More may be left.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer.</exception>
    public async Task<bool> RoundAsync(CancellationToken cancellationToken)
    {
        var (cases, stages) = await database.ReadAsync(async context =>
        {
            var next = context.Complaints.AsNoTracking().Where(row => row.FactsDueAt != null).OrderBy(row => row.FactsDueAt).ThenBy(row => row.Id).Take(Batch);
            var due = await CaseTraits.Of(context, next, withConsent: true).ToListAsync(cancellationToken);
            return (due, await CaseHistory.StagesAsync(context, [.. due.Select(one => one.Id)], cancellationToken));
        });
        if (cases.Count > 0)
        {
            await database.TransactAsync(context => WriteAsync(context, cases, stages, cancellationToken), cancellationToken);
        }

        return cases.Count == Batch;
    }

    /// <summary>What a history comes to. A step from before institutions were kept lies where the case lies now.</summary>
    public FactsRow Make(CaseTraits one, IEnumerable<CaseStage> history)
    {
        var stages = history.ToArray();
        var course = CaseCourse.Of(stages);
        return new FactsRow
        {
            ComplaintId = one.Id,
            InstitutionCode = course.Institution ?? one.Institution,
            CategoryCode = one.Category,
            RegionCode = one.Region,
            Channel = one.Channel,
            FiledAt = one.FiledAt,
            RelayedAt = course.RelayedAt,
            VerdictAt = course.VerdictAt,
            VerdictDueAt = clocks.VerificationDue(course),
            VerifiedAt = course.VerifiedAt,
            DisposedAt = course.DisposedAt,
            AnsweredAt = course.AnsweredAt,
            AnswerDueAt = clocks.AnswerDue(course),
            ClosedAt = course.ClosedAt,
            Status = course.Status,
            StatusSince = stages.Length > 0 ? course.StatusSince : one.FiledAt,
            ReasonCode = course.Reason,
            RedAt = clocks.Running(course, new CaseKind(one.Classification, one.Category)).Min(clock => clock.Red),
            TalkMinutes = one.ConsentAt is { } consent && one.FiledAt - consent < LongestTalk ? (int)(one.FiledAt - consent).TotalMinutes : null,
            Hops = course.Hops,
            WasIncomplete = course.WasIncomplete,
            WasAnswered = course.WasAnswered,
            WasReopened = course.WasReopened,
            KnownAt = stages.Length > 0 ? stages[^1].Known : one.FiledAt,
            MadeAt = time.GetUtcNow(),
        };
    }

    private async Task<int> WriteAsync(LedgerContext context, List<CaseTraits> cases, ILookup<Guid, CaseStage> stages, CancellationToken cancellationToken)
    {
        var ids = cases.Select(one => one.Id).ToArray();
        await context.Facts.Where(row => ids.Contains(row.ComplaintId)).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(cases.Select(one => Make(one, stages[one.Id])));
        await context.SaveChangesAsync(cancellationToken);

        foreach (var asked in cases.GroupBy(one => one.DueAt, one => one.Id))
        {
            // A case that moved meanwhile has another moment there, and its turn comes again.
            var same = asked.ToArray();
            await context.Complaints
                .Where(row => same.Contains(row.Id) && row.FactsDueAt == asked.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.FactsDueAt, (DateTimeOffset?)null), cancellationToken);
        }

        return cases.Count;
    }
}
