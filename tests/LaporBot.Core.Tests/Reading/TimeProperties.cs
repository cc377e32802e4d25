using CsCheck;
using LaporBot.Core.Reading;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>What holds for every text, however odd; CsCheck prints the seed of a failure.</summary>
public sealed class TimeProperties
{
    private static readonly string[] Words =
    [
        "hari", "ini", "tadi", "malam", "kemarin", "lusa", "dulu", "senin", "minggu", "bulan", "tahun", "lalu", "yang", "jam", "setengah", "pukul",
        "tgl", "agustus", "maret", "februari", "awal", "akhir", "sejak", "sudah", "beberapa", "seminggu", "3", "29", "31", "12", "2026", "1945", "17/8/26",
        "30-02-2026", "14.30", "wib", "wit", "pagi", "dini", "sore", "ago", "last", "week", "monday", "an", "hour", "half", "past", "pm", "sampai", ",", ".", "-",
        "9999", "0", "999", "jalan", "depan", "besok", "lagi", "kurang", "lewat", "th",
    ];

    private static readonly Gen<string> Phrases = Gen.Int[0, Words.Length - 1].Select(word => Words[word]).Array[0, 14].Select(words => string.Join(' ', words));

    private static readonly Gen<LocalMoment> Moments = Gen.Select(Gen.Int[0, 36_000], Gen.Int[0, 1439])
        .Select((day, minute) => new LocalMoment(new DateOnly(1999, 1, 1).AddDays(day), new TimeOnly(minute / 60, minute % 60), TimeSpan.FromHours(8)));

    [Fact]
    public void A_story_never_leads_to_a_day_or_an_hour_to_come() => Gen.Select(Phrases, Moments).Sample(
        (text, now) =>
        {
            var read = TimeReader.FromStory(text, now);
            Assert.True(read is not { } mention || mention.Date <= now.Date, $"{text} -> {read}");
            Assert.True(read is not { } told || told.Date < now.Date || told.Time is not { } time || time <= now.Time, $"{text} -> {read}");
        }, iter: 20_000);

    [Fact]
    public void An_answer_leads_to_a_day_to_come_only_when_it_names_one() => Gen.Select(Phrases, Moments).Sample(
        (text, now) =>
        {
            var read = TimeReader.FromAnswer(text, now);
            var namesOne = read is not { } mention || mention.Date <= now.Date
                || new[] { "besok", "lusa", "depan", "lagi", "2026", "17/8/26", "bulan ini", "1945" }.Any(text.Contains)
                || text.Split(' ').Count(word => char.IsDigit(word.FirstOrDefault())) > 1;
            Assert.True(namesOne, $"{text} on {now.Date} -> {read}");
        }, iter: 20_000);

    [Fact]
    public void The_words_are_always_part_of_the_text() => Gen.Select(Phrases, Moments).Sample(
        (text, now) => Assert.Contains(TimeReader.FromAnswer(text, now)?.Words ?? "", text, StringComparison.Ordinal), iter: 20_000);

    [Fact]
    public void No_text_is_too_odd() => Gen.Select(Gen.String[0, 400], Moments).Sample(
        (text, now) =>
        {
            _ = TimeReader.FromAnswer(text, now);
            _ = TimeReader.FromStory(text, now);
        }, iter: 20_000);

    [Theory]
    [InlineData("1")]
    [InlineData("1a")]
    [InlineData("1-")]
    [InlineData("17/8/")]
    [InlineData("sejak ")]
    [InlineData("kemarin hari senin tanggal ")]
    [InlineData("awal of the ")]
    [InlineData("jam 3 lewat ")]
    [InlineData("sekitar lebih kurang ")]
    public void A_hostile_text_of_four_thousand_letters_is_read_in_a_bounded_number_of_steps(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (4000 / part.Length) + 1))[..4000];
        var now = new LocalMoment(new DateOnly(2026, 11, 25), new TimeOnly(9, 0), TimeSpan.FromHours(8));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = TimeReader.FromStory(text, now);
        _ = TimeReader.FromAnswer(text, now);

        // No clock here: what is quadratic would allocate or hang, and a hang is what this test would show.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }
}
