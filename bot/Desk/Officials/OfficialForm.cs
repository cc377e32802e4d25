using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Officials;

/// <summary>What was typed about an account.</summary>
internal sealed record OfficialEntry(string Subject, string Name, string Role, string Institution)
{
    public static readonly OfficialEntry Empty = new("", "", "", "");

    /// <summary>An account as it is, to be changed.</summary>
    public static OfficialEntry Of(StaffRow row) => new(row.Subject, row.Name, RoleWords.Of(row.Role), row.InstitutionCode ?? "");

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
    bool ManagesNode)
{
    /// <summary>What waits for a second person.</summary>
    public IReadOnlyList<StaffProposal> Proposals { get; init; } = [];

    /// <summary>What was typed about an institution and did not do; null for nothing.</summary>
    public InstitutionEntry? Institution { get; init; }

    /// <summary>What the reader does waits for one, too.</summary>
    public bool NeedsSecond { get; init; }
}

/// <summary>What came of an entry.</summary>
/// <param name="Faults">Sentences that say what is wrong; none when it is kept.</param>
/// <param name="IsProposed">It waits for a second person.</param>
internal sealed record OfficialOutcome(IReadOnlyList<string> Faults, bool IsProposed = false);

/// <summary>
/// Who may make which account: an operator every one, with a second person; an admin instansi the pejabat penghubung of its own units.
/// </summary>
internal sealed class OfficialForm(Staff staff, Institutions institutions, StaffProposals proposals, IOptions<DeskOptions> options)
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
            isAll)
        {
            Proposals = await proposals.OpenAsync(cancellationToken),
            NeedsSecond = await NeedsSecondAsync(actor, cancellationToken),
        };
    }

    /// <summary>A second person is wanted, and there is one.</summary>
    public async Task<bool> NeedsSecondAsync(Actor actor, CancellationToken cancellationToken) =>
        options.Value.SecondPerson && ManagesNode(actor) && await proposals.HasSecondAsync(actor, cancellationToken);

    public async Task<OfficialOutcome> KeepAsync(Actor actor, OfficialEntry entry, CancellationToken cancellationToken)
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
            return new OfficialOutcome(faults);
        }

        var known = await staff.BySubjectAsync(entry.Subject, cancellationToken);
        if (known is not null && !view.Accounts.Any(one => one.Id == known.Id))
        {
            return new OfficialOutcome(["Officials.Fault.Taken"]);
        }

        var card = new StaffCard(entry.Name, role!.Value, needsInstitution ? entry.Institution : null);
        if (known is { RevokedAt: not null })
        {
            return new OfficialOutcome(["Officials.Fault.Revoked"]);
        }

        // Another name is no other right.
        if ((known is null || known.Role != card.Role || known.InstitutionCode != card.InstitutionCode) && await NeedsSecondAsync(actor, cancellationToken))
        {
            await proposals.ProposeAsync(actor, entry.Subject, card, isRestore: false, cancellationToken);
            return new OfficialOutcome([], IsProposed: true);
        }

        return new OfficialOutcome(await staff.KeepAsync(actor, entry.Subject, card, cancellationToken) is null ? ["Officials.Fault.Revoked"] : []);
    }

    /// <summary>Gives a revoked account its rights back, or proposes it.</summary>
    /// <returns>True when it waits for a second person.</returns>
    public async Task<bool> RestoreAsync(Actor actor, Guid id, string reason, CancellationToken cancellationToken)
    {
        if (await NeedsSecondAsync(actor, cancellationToken) && await staff.FindAsync(id, cancellationToken) is { RevokedAt: not null } row)
        {
            await proposals.ProposeAsync(actor, row.Subject, new StaffCard(row.Name, row.Role, row.InstitutionCode), isRestore: true, cancellationToken);
            return true;
        }

        await staff.RestoreAsync(actor, id, reason, cancellationToken);
        return false;
    }

    public async Task<bool> MayManageAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await staff.FindAsync(id, cancellationToken) is { } row
        && (ManagesNode(actor) || IsOwn(actor, row, await institutions.ListAsync(cancellationToken)));

    private static bool ManagesNode(Actor actor) => PowerTable.Of(actor.Role, Power.ManageStaff) == Span.All;

    private static bool IsOwn(Actor actor, StaffRow row, List<InstitutionRow> all) =>
        row.Role == DeskRole.PejabatPenghubung && all.Exists(one => one.Code == row.InstitutionCode && one.ParentCode == actor.InstitutionCode);
}
