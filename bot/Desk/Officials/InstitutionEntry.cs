using System.Text.RegularExpressions;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Officials;

/// <summary>What was typed about an institution.</summary>
internal sealed partial record InstitutionEntry(InstitutionRow Row)
{
    public static InstitutionEntry Of(IFormCollection form)
    {
        string Field(string name) => form[name].ToString().Trim();
        return new(new InstitutionRow
        {
            Code = Field("kode").ToLowerInvariant(),
            ParentCode = Field("induk") is { Length: > 0 } parent ? parent : null,
            Name = Field("nama"),
            HubName = Field("namahub") is { Length: > 0 } name ? name : null,
            RegionCode = Field("wilayah"),
            IsActive = form["aktif"] == "y",
            HasDecree = form["sk"] == "y",
        });
    }

    /// <returns>Sentences that say what is wrong.</returns>
    public IReadOnlyList<string> Faults(List<InstitutionRow> known) =>
    [
        .. CodeForm().IsMatch(Row.Code) ? Array.Empty<string>() : ["Officials.Fault.Code"],
        .. Row.Name.Length is < 2 or > 120 ? ["Officials.Fault.InstitutionName"] : Array.Empty<string>(),
        .. RegionForm().IsMatch(Row.RegionCode) ? Array.Empty<string>() : ["Officials.Fault.Region"],
        .. Row.ParentCode is null || known.Exists(one => one.Code == Row.ParentCode && one.ParentCode is null && one.Code != Row.Code)
            ? Array.Empty<string>()
            : ["Officials.Fault.Parent"],
    ];

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,30}(/[a-z0-9][a-z0-9-]{0,30})?$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^[0-9]{2}(\.[0-9]{2})?$")]
    private static partial Regex RegionForm();
}
