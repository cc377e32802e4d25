namespace LaporBot.Bot.Ledger.Desk;

/// <summary>An official who does something now.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Name">As other officials read it.</param>
/// <param name="Role">What they are.</param>
/// <param name="InstitutionCode">Whom they act for; null for those who act for the node.</param>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Source">From where, as the audit keeps it: <c>web 10.1.2.3</c>, <c>telegram</c>.</param>
internal sealed record Actor(Guid Id, string Name, DeskRole Role, string? InstitutionCode, string Language, string Source)
{
    public static Actor Of(StaffRow row, string source) => new(row.Id, row.Name, row.Role, row.InstitutionCode, row.Language, source);

    /// <summary>The id only.</summary>
    public override string ToString() => $"staff {Id:N}";
}
