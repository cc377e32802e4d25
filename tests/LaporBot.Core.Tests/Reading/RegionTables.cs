using LaporBot.Core.Reading;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>Names of the ten kabupaten and kota, and words that only look like them.</summary>
public sealed class RegionTables
{
    [Fact]
    public void Names_lead_to_the_regions_people_mean()
    {
        var rows = GoldenTable.Rows("regions.tsv").Select(row => (row.Line, $"{row.Cells[0]} {row.Cells[1]}", row.Cells[2], Print(row.Cells[0], row.Cells[1])));
        GoldenTable.Holds([.. rows], 150);
    }

    private static string Print(string kind, string phrase) =>
        (kind == "s" ? RegionReader.FromStory(phrase, Gazetteer.Empty) : RegionReader.FromAnswer(phrase, Gazetteer.Empty)) is { } read
            ? string.Join(' ', read.Regions.Members().Select(region => region.Code).Order(StringComparer.Ordinal))
            : "-";
}
