using LaporBot.Core.Care;
using Xunit;

namespace LaporBot.Core.Tests.Care;

public sealed class OutOfScopeTables
{
    [Fact]
    public void Matters_of_others_are_told_from_reports()
    {
        var wrong = Rows.Of("outofscope.tsv").Where(row => (OutOfScope.Find(row.Text)?.ToString() ?? "-") != row.Expected)
            .Select(row => $"{row.Expected} read as {OutOfScope.Find(row.Text)}: {row.Text}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Of_the_labelled_reports_none_is_turned_away()
    {
        var lost = Reading.Topics.LabelledText.Tuning.Concat(Reading.Topics.LabelledText.HeldOut)
            .Where(text => OutOfScope.Find(text.Text) is not null).Select(text => $"{OutOfScope.Find(text.Text)}: {text.Text}");
        Assert.Equal([], lost);
    }
}
