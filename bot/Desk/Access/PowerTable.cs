using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// Who may what: one row for each power, one column for each role, deny by default. Printed in <c>deploy/roles.md</c> and tested
/// cell by cell over the real routes.
/// </summary>
internal static class PowerTable
{
    private const Span No = Span.None;
    private const Span Self = Span.Self;
    private const Span Own = Span.Own;
    private const Span All = Span.All;

    private static readonly (Power Power, Span Admin, Span Penghubung, Span Inspektorat, Span Kustodian, Span Operator)[] Rows =
    [
        (Power.Enter, Own, Own, All, All, All),
        (Power.ReadCases, Own, Own, All, No, No),
        (Power.ReadSecret, Own, Own, All, No, No),
        (Power.SeeIdentity, Own, Own, No, No, No),
        (Power.AskIdentity, Own, Own, All, No, No),
        (Power.DecideIdentity, No, No, No, All, No),
        (Power.Verify, Own, No, No, No, No),
        (Power.Reply, Own, Own, No, No, No),
        (Power.Relay, Own, No, No, No, No),
        (Power.DraftBroadcast, Own, No, No, No, No),
        (Power.ApproveBroadcast, Own, Own, No, No, No),
        (Power.StopBroadcast, Own, No, No, No, All),
        (Power.SeeEvaluation, Own, Own, All, No, No),
        (Power.ExportCases, No, Own, All, No, No),
        (Power.WorkQueues, No, No, No, No, All),
        (Power.ManageStaff, Own, No, No, No, All),
        (Power.ReadAudit, Self, Self, All, Self, No),
        (Power.VerifyAudit, No, No, All, No, All),
        (Power.SetCalendar, No, No, No, No, All),
        (Power.SetUpSites, No, No, No, No, All),
    ];

    /// <summary>In the order of the columns.</summary>
    public static IReadOnlyList<DeskRole> Roles { get; } =
        [DeskRole.AdminInstansi, DeskRole.PejabatPenghubung, DeskRole.Inspektorat, DeskRole.Kustodian, DeskRole.Operator];

    /// <summary>In the order of the rows.</summary>
    public static IEnumerable<Power> Powers => Rows.Select(row => row.Power);

    /// <summary>How far a role's power reaches; what is not in the table reaches nowhere.</summary>
    public static Span Of(DeskRole role, Power power)
    {
        var row = Array.Find(Rows, one => one.Power == power);
        return role switch
        {
            DeskRole.AdminInstansi => row.Admin,
            DeskRole.PejabatPenghubung => row.Penghubung,
            DeskRole.Inspektorat => row.Inspektorat,
            DeskRole.Kustodian => row.Kustodian,
            DeskRole.Operator => row.Operator,
            _ => Span.None,
        };
    }

    /// <summary>Whether somebody may do this to anything at all.</summary>
    public static bool May(this Actor actor, Power power) => Of(actor.Role, power) != Span.None;
}
