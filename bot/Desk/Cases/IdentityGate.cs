using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>
/// Lets an official see who reported, once and with a reason. Of a named report that is not rahasia the power is enough; of a
/// rahasia one a kustodian's grant is. The audit is written first: what it does not hold is not shown.
/// </summary>
internal sealed class IdentityGate(AuditTrail audit)
{
    /// <returns>Whether it may be shown now; if not, a sentence that says why.</returns>
    public async Task<(bool IsUnveiled, string Fault)> UnveilAsync(Actor actor, CaseView view, string reason, CancellationToken cancellationToken)
    {
        var row = view.Case.Row;
        if (row.ReporterName is null)
        {
            return (false, view.Case.IsErased ? "Cases.Fault.Erased" : "Cases.Fault.Anonymous");
        }

        if (!MaySee(actor, view))
        {
            await audit.WriteAsync(actor, new AuditAct(CaseAuditWords.IdentitySeen, row.Ticket.ToString(), Result: AuditAct.Refused), cancellationToken);
            return (false, "Cases.Fault.Denied");
        }

        if (reason.Length is < CaseAct.ShortestReason or > CaseAct.LongestWords)
        {
            return (false, "Cases.Fault.Reason");
        }

        await audit.WriteAsync(actor, new AuditAct(CaseAuditWords.IdentitySeen, row.Ticket.ToString(), reason), cancellationToken);
        return (true, "");
    }

    /// <summary>Whether a reason is all that is missing.</summary>
    public static bool MaySee(Actor actor, CaseView view) => view.Case.Row.IsSecret
        ? view.Request is { Decision: IdentityDecision.Granted, ExpiresAt: { } until } && until > view.Now
        : actor.May(Power.SeeIdentity);
}
