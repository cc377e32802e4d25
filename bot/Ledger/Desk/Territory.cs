using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Which cases an official may meet: all; or those of an institution and its units, and for an instansi also those nobody was
/// named for in its area. A query that goes through <see cref="Within"/> cannot see another one, so a foreign case is not found.
/// </summary>
internal sealed record Territory(bool IsAll, string? InstitutionCode, string? UnassignedIn)
{
    /// <summary>Nothing at all.</summary>
    public static readonly Territory Nowhere = new(false, null, null);

    /// <summary>The whole node.</summary>
    public static readonly Territory Everywhere = new(true, null, null);

    /// <param name="institution">Whom the official acts for.</param>
    /// <param name="takesUnassigned">An admin instansi does; a pejabat penghubung sees what was forwarded to the unit.</param>
    public static Territory Of(InstitutionRow institution, bool takesUnassigned) =>
        new(false, institution.Code, takesUnassigned ? institution.RegionCode : null);

    public IQueryable<ComplaintRow> Within(LedgerContext context)
    {
        var cases = context.Complaints.AsNoTracking();
        if (IsAll)
        {
            return cases;
        }

        if (InstitutionCode is null)
        {
            // Without a code of its own the question for its units would mean every instansi that has no parent.
            return cases.Where(row => false);
        }

        var (code, region) = (InstitutionCode, UnassignedIn);
        var units = context.Institutions.Where(one => one.ParentCode == code).Select(one => one.Code);
        return cases.Where(row =>
            (row.InstitutionCode != null && (row.InstitutionCode == code || units.Contains(row.InstitutionCode)))
            || (row.InstitutionCode == null && region != null && row.RegionCode.StartsWith(region)));
    }

    /// <summary>
    /// The same cases, for lists: the codes are read first, so that the database knows how few of a million are meant and takes the
    /// index of institutions for a small unit.
    /// </summary>
    /// <param name="context">The ledger.</param>
    /// <param name="cases">Those in question.</param>
    /// <param name="institution">Only of this one and its units; empty for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IQueryable<ComplaintRow>> NarrowAsync(
        LedgerContext context, IQueryable<ComplaintRow> cases, string institution, CancellationToken cancellationToken)
    {
        if (IsAll && institution.Length == 0)
        {
            return cases;
        }

        if (!IsAll && InstitutionCode is null)
        {
            return cases.Where(row => false);
        }

        var codes = await context.Institutions.Where(one => IsAll || one.Code == InstitutionCode || one.ParentCode == InstitutionCode)
            .Where(one => institution == "" || one.Code == institution || one.ParentCode == institution)
            .Select(one => one.Code).ToListAsync(cancellationToken);
        var region = institution.Length > 0 ? null : UnassignedIn;
        return region is null
            ? cases.Where(row => row.InstitutionCode != null && codes.Contains(row.InstitutionCode))
            : cases.Where(row => (row.InstitutionCode != null && codes.Contains(row.InstitutionCode)) || (row.InstitutionCode == null && row.RegionCode.StartsWith(region)));
    }
}
