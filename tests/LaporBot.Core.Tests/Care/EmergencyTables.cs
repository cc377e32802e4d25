using LaporBot.Core.Care;
using Xunit;

namespace LaporBot.Core.Tests.Care;

/// <summary>A wrong alarm is a nuisance, a missed one may be a life: both are counted in one table.</summary>
public sealed class EmergencyTables
{
    [Fact]
    public void Danger_now_is_seen_and_danger_past_is_not()
    {
        var wrong = Rows.Of("emergencies.tsv").Where(row => (EmergencyWords.Find(row.Text)?.ToString() ?? "-") != row.Expected)
            .Select(row => $"{row.Expected} read as {EmergencyWords.Find(row.Text)}: {row.Text}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Reports_of_every_topic_are_no_emergencies()
    {
        var alarms = Reading.Topics.LabelledText.Tuning.Concat(Reading.Topics.LabelledText.HeldOut)
            .Where(text => EmergencyWords.Find(text.Text) is not null).Select(text => $"{EmergencyWords.Find(text.Text)}: {text.Text}");
        Assert.Equal([], alarms);
    }

    [Fact]
    public void Nothing_said_is_nothing_found()
    {
        Assert.Null(EmergencyWords.Find(""));
        Assert.Null(EmergencyWords.Find("...!!!"));
    }

    [Fact]
    public void A_call_for_help_at_the_end_of_a_long_story_is_heard() =>
        Assert.Equal(EmergencyKind.Fire, EmergencyWords.Find($"{string.Concat(Enumerable.Repeat("Jalan di desa kami rusak sejak lama. ", 30))}Tolong sekarang ada kebakaran!"));
}
