namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Table <c>institutions</c>: an instansi, or a work unit (OPD) of one.</summary>
internal sealed class InstitutionRow
{
    /// <summary>Short and lasting: <c>kab-bima</c>, <c>kab-bima/pupr</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The instansi a unit belongs to; null for an instansi.</summary>
    public string? ParentCode { get; set; }

    public required string Name { get; set; }

    /// <summary>What the hub calls it, when that is another name.</summary>
    public string? HubName { get; set; }

    /// <summary>Kemendagri code of the area an instansi answers for; 52 is the whole province. A case nobody was named for goes by it.</summary>
    public required string RegionCode { get; set; }

    /// <summary>It takes part; one that does not keeps its history.</summary>
    public required bool IsActive { get; set; }

    /// <summary>There is a decree (SK) for its team; asked for by every evaluation.</summary>
    public required bool HasDecree { get; set; }
}
