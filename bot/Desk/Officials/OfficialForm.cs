using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Officials;

/// <summary>What was typed about an account.</summary>
internal sealed record OfficialEntry(string Subject, string Name, string Role, string Institution)
{
    public static readonly OfficialEntry Empty = new("", "", "", "");

    public static OfficialEntry Of(IFormCollection form) => new(Field(form, "subjek"), Field(form, "nama"), Field(form, "peran"), Field(form, "instansi"));

    private static string Field(IFormCollection form, string name) => form[name].ToString().Trim();
}

/// <summary>What the page shows.</summary>
/// <param name="Accounts">Those the reader may manage.</param>
/// <param name="Institutions">Those an account may be given to.</param>
/// <param name="Roles">Those the reader may give.</param>
/// <param name="Entry">What was typed.</param>
/// <param name="Faults">Sentences that say what is wrong with it.</param>
/// <param name="ManagesNode">Institutions as well.</param>
internal sealed record OfficialsView(
    IReadOnlyList<StaffRow> Accounts,
    IReadOnlyList<InstitutionRow> Institutions,
    IReadOnlyList<DeskRole> Roles,
    OfficialEntry Entry,
    IReadOnlyList<string> Faults,
    bool ManagesNode);

/// <summary>
/// Who may make which account: an operator every one; an admin instansi the pejabat penghubung of its own units.
/// </summary>
internal sealed class OfficialForm(Staff staff, Institutions institutions)
{
    private const int LongestSubject = 200;

    public async Task<OfficialsView> ViewAsync(Actor actor, OfficialEntry entry, IReadOnlyList<string> faults, CancellationToken cancellationToken)
    {
        var all = await institutions.ListAsync(cancellationToken);
        var accounts = await staff.ListAsync(cancellationToken);
        var isAll = ManagesNode(actor);
        return new OfficialsView(
            [.. accounts.Where(one => isAll || IsOwn(actor, one, all))],
            isAll ? all : [.. all.Where(one => one.ParentCode == actor.InstitutionCode)],
            isAll ? PowerTable.Roles : [DeskRole.PejabatPenghubung],
            entry,
            faults,
            isAll);
    }

    /// <returns>Sentences that say what is wrong; none when it is kept.</returns>
    public async Task<IReadOnlyList<string>> KeepAsync(Actor actor, OfficialEntry entry, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(actor, entry, [], cancellationToken);
        var role = RoleWords.Read(entry.Role);
        var needsInstitution = role is { } chosen && RoleWords.ActsForInstitution(chosen);
        List<string> faults =
        [
            .. entry.Subject.Length is 0 or > LongestSubject ? ["Officials.Fault.Subject"] : Array.Empty<string>(),
            .. entry.Name.Length is < 2 or > 60 ? ["Officials.Fault.Name"] : Array.Empty<string>(),
            .. role is null || !view.Roles.Contains(role.Value) ? ["Officials.Fault.Role"] : Array.Empty<string>(),
            .. needsInstitution && !view.Institutions.Any(one => one.Code == entry.Institution) ? ["Officials.Fault.Institution"] : Array.Empty<string>(),
        ];
        if (faults.Count > 0)
        {
            return faults;
        }

        var known = await staff.BySubjectAsync(entry.Subject, cancellationToken);
        if (known is not null && !view.Accounts.Any(one => one.Id == known.Id))
        {
            return ["Officials.Fault.Taken"];
        }

        var card = new StaffCard(entry.Name, role!.Value, needsInstitution ? entry.Institution : null);
        return await staff.KeepAsync(actor, entry.Subject, card, cancellationToken) is null ? ["Officials.Fault.Revoked"] : [];
    }

    public async Task<bool> MayManageAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await staff.FindAsync(id, cancellationToken) is { } row
        && (ManagesNode(actor) || IsOwn(actor, row, await institutions.ListAsync(cancellationToken)));

    private static bool ManagesNode(Actor actor) => PowerTable.Of(actor.Role, Power.ManageStaff) == Span.All;

    private static bool IsOwn(Actor actor, StaffRow row, List<InstitutionRow> all) =>
        row.Role == DeskRole.PejabatPenghubung && all.Exists(one => one.Code == row.InstitutionCode && one.ParentCode == actor.InstitutionCode);
}
