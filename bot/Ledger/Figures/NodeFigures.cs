using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>How many of the node take part.</summary>
/// <param name="Institutions">Instansi that take part.</param>
/// <param name="WithActiveAdmin">Of them, with an admin who signed in within the last 30 days.</param>
/// <param name="WithDecree">Of them, with a decree for their team.</param>
/// <param name="Units">Work units, connected or not.</param>
/// <param name="ConnectedUnits">Of them, with a liaison officer who has an account.</param>
/// <param name="Quiet">Instansi without an active admin, by name.</param>
internal sealed record NodeHealth(int Institutions, int WithActiveAdmin, int WithDecree, int Units, int ConnectedUnits, IReadOnlyList<string> Quiet);

/// <summary>Figures that are not about one case: who takes part.</summary>
internal sealed class NodeFigures(LedgerDatabase database)
{
    public static readonly TimeSpan Active = TimeSpan.FromDays(30);

    /// <param name="instansi">Only this one and its units; null for the node.</param>
    /// <param name="at">Counted back from then.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<NodeHealth> HealthAsync(string? instansi, DateTimeOffset at, CancellationToken cancellationToken) => database.ReadAsync(async context =>
    {
        var since = at - Active;
        var all = await context.Institutions.AsNoTracking()
            .Where(row => row.IsActive && (instansi == null || row.Code == instansi || row.ParentCode == instansi))
            .ToListAsync(cancellationToken);
        var staff = await context.Staff.AsNoTracking()
            .Where(row => row.RevokedAt == null && row.InstitutionCode != null)
            .Select(row => new { row.Id, row.InstitutionCode, row.Role, row.SeenAt })
            .ToListAsync(cancellationToken);
        var admins = staff.Where(one => one.Role == DeskRole.AdminInstansi && one.SeenAt >= since).ToList();

        // Whoever was here after the snapshot as well has only that moment in the account; when they were here before it, the audit knows.
        var later = admins.Where(one => one.SeenAt >= at).Select(one => (Guid?)one.Id).ToList();
        var before = later.Count == 0 ? [] : await context.Audit.AsNoTracking()
            .Where(row => later.Contains(row.ActorId) && row.Action == AuditWords.SignedIn && row.At >= since && row.At < at)
            .Select(row => row.ActorId).Distinct().ToListAsync(cancellationToken);
        var active = admins.Where(one => one.SeenAt < at || before.Contains(one.Id)).Select(one => one.InstitutionCode!).ToHashSet();
        var connected = staff.Where(one => one.Role == DeskRole.PejabatPenghubung).Select(one => one.InstitutionCode!).ToHashSet();
        var over = all.Where(row => row.ParentCode is null).ToList();
        var units = all.Where(row => row.ParentCode is not null).ToList();
        return new NodeHealth(
            over.Count,
            over.Count(row => active.Contains(row.Code)),
            over.Count(row => row.HasDecree),
            units.Count,
            units.Count(row => connected.Contains(row.Code)),
            [.. over.Where(row => !active.Contains(row.Code)).Select(row => row.Name).Order(StringComparer.Ordinal)]);
    });

    /// <summary>Cases the hub gave an id to that belongs to another one: what must never be more than none.</summary>
    public Task<int> DuplicatesAsync(IReadOnlySet<string>? institutions, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var codes = institutions?.ToList();
        return database.ReadAsync(context => context.Submissions.CountAsync(
            row => row.CreatedAt >= from && row.CreatedAt < until && row.State == SubmissionState.Operator && row.LastOutcome == CaseBindings.IdOfAnother
                && (codes == null || context.Complaints.Any(one => one.Id == row.ComplaintId && codes.Contains(one.InstitutionCode!))),
            cancellationToken));
    }

    public Task<List<InstitutionRow>> InstitutionsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Institutions.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken));
}
