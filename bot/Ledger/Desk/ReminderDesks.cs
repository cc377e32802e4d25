using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Whose desk a reminder goes to (domain.md 5.3): whoever owes the step first, those above a working day later.</summary>
internal static class ReminderDesks
{
    /// <summary>Where a case lies: its unit, and the instansi over it. One nobody was named for goes by its area, or else by the province.</summary>
    public static async Task<(string? Unit, string? Instansi)> FindAsync(LedgerContext context, ComplaintRow row, CancellationToken cancellationToken)
    {
        if (row.InstitutionCode is { } code)
        {
            var parent = await context.Institutions.Where(one => one.Code == code).Select(one => one.ParentCode).FirstOrDefaultAsync(cancellationToken);
            return parent is null ? (null, code) : (code, parent);
        }

        var area = await context.Institutions
            .Where(one => one.ParentCode == null && one.IsActive && (one.RegionCode == row.RegionCode || one.RegionCode == "52"))
            .OrderByDescending(one => one.RegionCode.Length)
            .ThenBy(one => one.Code)
            .Select(one => one.Code)
            .FirstOrDefaultAsync(cancellationToken);
        return (null, area);
    }

    public static IEnumerable<(DeskRole Role, string? Code)> Of(ClockKind clock, ClockStage stage, (string? Unit, string? Instansi) lies)
    {
        (DeskRole, string?) admin = (DeskRole.AdminInstansi, lies.Instansi);
        var unit = lies.Unit is null ? admin : (DeskRole.PejabatPenghubung, lies.Unit);
        (DeskRole, string?) inspektorat = (DeskRole.Inspektorat, null);
        return ((IEnumerable<(DeskRole, string?)>)((clock, stage) switch
        {
            (ClockKind.Verification, ClockStage.Escalation) => [admin, inspektorat],
            (ClockKind.Verification, _) => [admin],
            (ClockKind.Completing, ClockStage.Amber) => [],
            (ClockKind.Completing, _) => [admin],
            (ClockKind.FollowUp or ClockKind.Resolution, ClockStage.Amber) => [unit],
            (ClockKind.Resolution, ClockStage.Red) => [unit, admin],
            (ClockKind.FollowUp, ClockStage.Red) => [unit],
            (ClockKind.FollowUp or ClockKind.Resolution, _) => [unit, admin, inspektorat],
            _ => [],
        })).Distinct();
    }
}
