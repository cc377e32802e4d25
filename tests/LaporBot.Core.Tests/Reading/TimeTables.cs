using System.Globalization;
using LaporBot.Core.Reading;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>What people write about time, and what they mean by it.</summary>
public sealed class TimeTables
{
    private static readonly TimeSpan Wita = TimeSpan.FromHours(8);

    [Fact]
    public void Phrases_about_time_mean_what_people_mean()
    {
        var now = default(LocalMoment);
        var rows = new List<(int, string, string, string)>();
        foreach (var (line, cells) in GoldenTable.Rows("times.tsv"))
        {
            if (cells[0] == "now")
            {
                var moment = DateTime.Parse(cells[1], CultureInfo.InvariantCulture);
                now = new LocalMoment(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), Wita);
                continue;
            }

            var read = cells[0] == "s" ? TimeReader.FromStory(cells[1], now) : TimeReader.FromAnswer(cells[1], now);
            rows.Add((line, $"{cells[0]} {cells[1]}", cells[2], Print(read)));
        }

        GoldenTable.Holds(rows, 300);
    }

    [Theory]
    [InlineData("Jalan rusak sejak dua minggu lalu, mohon diperbaiki", "dua minggu lalu")]
    [InlineData("tolong, tadi malam sekitar jam 11 ada balap liar", "tadi malam sekitar jam 11")]
    [InlineData("pada hari Senin tanggal 23 November 2026 saya datang", "hari Senin tanggal 23 November 2026")]
    public void The_words_are_cut_out_as_they_were_written(string story, string words)
    {
        var now = new LocalMoment(new DateOnly(2026, 11, 25), new TimeOnly(9, 0), Wita);
        Assert.Equal(words, TimeReader.FromStory(story, now)?.Words);
    }

    private static string Print(TimeMention? read) => read is not { } mention ? "-" : string.Join(' ', Parts(mention));

    private static IEnumerable<string> Parts(TimeMention mention)
    {
        yield return mention.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (mention.Time is { } time)
        {
            yield return time.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        if (mention.Part is { } part)
        {
            yield return part switch
            {
                DayPart.Dawn => "subuh",
                DayPart.Morning => "pagi",
                DayPart.Midday => "siang",
                DayPart.Afternoon => "sore",
                _ => "malam",
            };
        }

        if (mention.IsApproximate)
        {
            yield return "~";
        }
    }
}
