using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>The instansi and work units of this node. They are few: they are read whole.</summary>
internal sealed class Institutions(LedgerDatabase database, AuditTrail audit)
{
    /// <summary>All of them, by code: an instansi stands before its units.</summary>
    public Task<List<InstitutionRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Institutions.AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancellationToken));

    /// <summary>Adds one, or changes the one with this code.</summary>
    public Task<bool> KeepAsync(Actor? by, InstitutionRow institution, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                if (await context.Institutions.FirstOrDefaultAsync(row => row.Code == institution.Code, cancellationToken) is { } known)
                {
                    context.Entry(known).CurrentValues.SetValues(institution);
                }
                else
                {
                    context.Add(institution);
                }

                await audit.AppendAsync(context, by, new AuditAct(AuditWords.InstitutionChanged, institution.Code), cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>The institution that the hub, or an official who copies from it, calls so; letters large and small are one.</summary>
    /// <returns>Its code; null when it is none of ours.</returns>
    public static async Task<string?> CodeOfAsync(LedgerContext context, string? agency, CancellationToken cancellationToken)
    {
        if (agency is null)
        {
            return null;
        }

        var known = await context.Institutions.AsNoTracking().Where(one => one.IsActive).OrderBy(one => one.Code).ToListAsync(cancellationToken);
        var name = agency.Trim();
        return known.Find(one => Same(one.Name, name) || Same(one.HubName, name))?.Code;

        static bool Same(string? ours, string theirs) => string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase);
    }
}
