using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Demo;

/// <summary>The invented offices and their people. Names of places are real, everything said of them is not, and their names say so.</summary>
internal static class DemoCast
{
    /// <summary>Ending of a unit's code, its name, and the categories it answers for.</summary>
    private static readonly (string Code, string Name, string[] Categories)[] Units =
    [
        ("pupr", "Dinas PUPR", ["JLN", "AIR"]),
        ("hub", "Dinas Perhubungan", ["PJU", "LLN"]),
        ("dinkes", "Dinas Kesehatan", ["KES"]),
        ("dikbud", "Dinas Pendidikan", ["PDK"]),
        ("capil", "Dinas Dukcapil", ["KPD", "IZN"]),
        ("dlh", "Dinas Lingkungan Hidup", ["SMP"]),
    ];

    /// <summary>How well each keeps its clocks: the evaluation needs something to tell apart.</summary>
    private static readonly double[] Diligences = [0.92, 0.8, 0.74, 0.66, 0.86, 0.7, 0.62, 0.5, 0.58, 0.78];

    public static IReadOnlyList<InstitutionRow> Institutions { get; } = [.. Regions.All.SelectMany(Of)];

    /// <summary>The instansi of an area.</summary>
    public static string Instansi(string regionCode) => $"demo-{regionCode.Replace(".", "", StringComparison.Ordinal)}";

    /// <summary>Who answers for a category there.</summary>
    public static string Unit(string regionCode, string category)
    {
        var unit = Array.Find(Units, one => one.Categories.Contains(category));
        return unit.Code is null ? Instansi(regionCode) : $"{Instansi(regionCode)}/{unit.Code}";
    }

    /// <summary>From 0 to 1.</summary>
    public static double Diligence(string regionCode) => Diligences[Regions.All.ToList().FindIndex(region => region.Code == regionCode)];

    public static string NameOf(string code) => Institutions.First(one => one.Code == code).Name;

    /// <summary>Accounts of all five roles; some have not signed in for long, as on a real node.</summary>
    public static IEnumerable<StaffRow> Staff(DemoDice dice, DateTimeOffset now)
    {
        yield return Account(dice, "operator", "Operator contoh", DeskRole.Operator, null, now);
        yield return Account(dice, "inspektorat", "Inspektorat contoh", DeskRole.Inspektorat, null, now);
        yield return Account(dice, "kustodian", "Kustodian contoh", DeskRole.Kustodian, null, now);
        foreach (var one in Institutions)
        {
            var role = one.ParentCode is null ? DeskRole.AdminInstansi : DeskRole.PejabatPenghubung;
            if (role == DeskRole.AdminInstansi || dice.Chance(0.4))
            {
                var word = role == DeskRole.AdminInstansi ? "Admin" : "Penghubung";
                yield return Account(dice, one.Code, $"{word} {one.Name.Replace(" (contoh)", "", StringComparison.Ordinal)}", role, one.Code, now);
            }
        }
    }

    private static IEnumerable<InstitutionRow> Of(Region region)
    {
        var code = Instansi(region.Code);
        var hasDecree = region.Code is not ("52.06" or "52.72");
        yield return new InstitutionRow { Code = code, Name = $"Pemerintah {region.Name} (contoh)", RegionCode = region.Code, IsActive = true, HasDecree = hasDecree };
        foreach (var (unit, name, _) in Units)
        {
            yield return new InstitutionRow
            {
                Code = $"{code}/{unit}",
                ParentCode = code,
                Name = $"{name} {region.Name} (contoh)",
                RegionCode = region.Code,
                IsActive = true,
                HasDecree = false,
            };
        }
    }

    private static StaffRow Account(DemoDice dice, string subject, string name, DeskRole role, string? institution, DateTimeOffset now) => new()
    {
        Id = dice.Id(now.AddDays(-300)),
        Subject = $"demo:{subject}",
        Name = name.Length > 60 ? name[..60] : name,
        Role = role,
        InstitutionCode = institution,
        Language = Wording.Indonesian,
        CreatedAt = now.AddDays(-300),
        SeenAt = now.AddDays(-(dice.Chance(0.75) ? dice.Next(0, 20) : dice.Next(31, 120))),
    };
}
