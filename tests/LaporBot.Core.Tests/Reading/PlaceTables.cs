using LaporBot.Core.Reading;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>Where something is, in the words of a story.</summary>
public sealed class PlaceTables
{
    [Fact]
    public void Places_are_cut_out_of_stories_as_they_were_written()
    {
        var rows = GoldenTable.Rows("places.tsv").Select(row => (row.Line, row.Cells[0], row.Cells[1], PlaceReader.FromStory(row.Cells[0]) ?? "-"));
        GoldenTable.Holds([.. rows], 120);
    }
}
