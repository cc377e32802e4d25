using System.Collections.Immutable;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>What somebody may choose from when they act on a case.</summary>
/// <param name="Known">All institutions.</param>
/// <param name="Mine">Whom the official acts for.</param>
/// <param name="Categories">As the hub lists them.</param>
internal sealed record CaseChoices(IReadOnlyList<InstitutionRow> Known, string? Mine, ImmutableArray<HubService> Categories)
{
    /// <summary>Where they may send a case: their own instansi and its units.</summary>
    public IEnumerable<InstitutionRow> OwnOnes => Known.Where(one => one.IsActive && Mine is not null && (one.Code == Mine || one.ParentCode == Mine));

    /// <summary>Where they may say that a case belongs: to any other instansi.</summary>
    public IEnumerable<InstitutionRow> OtherOnes => Known.Where(one => one is { IsActive: true, ParentCode: null } && one.Code != Mine);

    public InstitutionRow? Own(string code) => OwnOnes.FirstOrDefault(one => one.Code == code);

    public InstitutionRow? Other(string code) => OtherOnes.FirstOrDefault(one => one.Code == code);

    public HubService? Category(string code) => Categories.FirstOrDefault(one => one.Code == code);

    /// <summary>Its name; the code of one we no longer know.</summary>
    public string? NameOf(string? code) => code is null ? null : Known.FirstOrDefault(one => one.Code == code)?.Name ?? code;
}

/// <summary>Reads the choices of an official.</summary>
internal sealed class ChoiceReader(Institutions institutions, HubServices services)
{
    public async Task<CaseChoices> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        new(await institutions.ListAsync(cancellationToken), actor.InstitutionCode, services.Current);
}
