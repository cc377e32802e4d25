using System.Text.RegularExpressions;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading;

/// <summary>
/// Makes a gazetteer of the lines of a list: <c>code,parent,name</c>, a district or a village on each, in any order. A heading
/// whose first word is "code" is passed over, and so are the places of other provinces.
/// </summary>
public static partial class GazetteerLines
{
    private const int LongestName = 60;
    private const int Columns = 3;
    private const int RegionLength = 5;
    private const int DistrictLength = 8;

    /// <summary>Reads them all; <paramref name="faults"/> gets one sentence for each line that cannot be used.</summary>
    public static Gazetteer Read(IEnumerable<string> lines, ICollection<string> faults)
    {
        var entries = new Dictionary<string, (int Line, string Name)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (Fault(line.TrimStart('\uFEFF'), number, entries) is { } fault)
            {
                faults.Add($"line {number}: {fault}");
            }
        }

        var villages = new List<Village>(entries.Count);
        foreach (var (code, (line, name)) in entries)
        {
            var parent = code.Length > DistrictLength ? entries.GetValueOrDefault(code[..DistrictLength]).Name : "";
            if (parent is null)
            {
                faults.Add($"line {line}: the district {code[..DistrictLength]} of {code} is not in the list.");
                continue;
            }

            villages.Add(new Village(code, name, Address(code, name, parent)));
        }

        return new Gazetteer(villages);
    }

    /// <summary>Takes the line in, or says what is wrong with it.</summary>
    private static string? Fault(string line, int number, Dictionary<string, (int Line, string Name)> entries)
    {
        var cells = line.Split(',', Columns, StringSplitOptions.TrimEntries);
        var code = cells[0].Trim('"');
        if (line.Length == 0 || code.Equals("code", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (cells.Length < Columns || !Code().IsMatch(code))
        {
            return "not code,parent,name with a code like 52.02.04 or 52.02.04.2001.";
        }

        if (!code.StartsWith(Regions.Province, StringComparison.Ordinal))
        {
            return null;
        }

        var (parent, name) = (cells[1].Trim('"'), cells[2].Trim('"').Trim());
        return parent != code[..code.LastIndexOf('.')] ? $"the parent of {code} is {code[..code.LastIndexOf('.')]}."
            : Regions.ByCode(code[..RegionLength]) is null ? $"{code[..RegionLength]} is no kabupaten or kota of the node."
            : name.Length is 0 or > LongestName || !name.Any(char.IsLetter) ? $"the name of {code} is empty or longer than {LongestName} letters."
            : entries.TryAdd(code, (number, name)) ? null
            : $"{code} stands in the list twice.";
    }

    private static string Address(string code, string name, string district)
    {
        var region = Regions.ByCode(code[..RegionLength])!.Name;
        return code.Length == DistrictLength
            ? $"Kec. {name}, {region}"
            : $"{(code[DistrictLength + 1] == '1' ? "Kel." : "Desa")} {name}, Kec. {district}, {region}";
    }

    [GeneratedRegex(@"^\d\d\.\d\d\.\d\d(\.\d{4})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
