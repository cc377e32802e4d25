using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>The steps that moved cases, in the order we knew of them.</summary>
internal static class CaseHistory
{
    public static async Task<IReadOnlyList<CaseStage>> StagesAsync(LedgerContext context, Guid complaintId, CancellationToken cancellationToken) =>
        (await StagesAsync(context, [complaintId], cancellationToken))[complaintId].ToArray();

    public static async Task<ILookup<Guid, CaseStage>> StagesAsync(
        LedgerContext context, IReadOnlyCollection<Guid> complaints, CancellationToken cancellationToken)
    {
        var rows = await context.StatusEvents.AsNoTracking()
            .Where(step => complaints.Contains(step.ComplaintId) && step.Moved && step.Status != null)
            .OrderBy(step => step.ReceivedAt).ThenBy(step => step.At).ThenBy(step => step.Id)
            .Select(step => new { step.ComplaintId, step.Status, step.At, step.ReceivedAt, step.InstitutionCode, step.ReasonCode })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(
            step => step.ComplaintId,
            step => new CaseStage(step.Status!.Value, step.At, step.ReceivedAt, step.InstitutionCode, step.ReasonCode));
    }

    public static CaseStage Stage(StatusEventRow step) =>
        new(step.Status ?? ComplaintStatus.Submitted, step.At, step.ReceivedAt, step.InstitutionCode, step.ReasonCode);
}
