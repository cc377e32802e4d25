using CsCheck;
using LaporBot.Core.Reading;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>What a story already says, read in one pass; and what holds for every text.</summary>
public sealed class StoryTests
{
    private static readonly LocalMoment Now = new(new DateOnly(2026, 11, 25), new TimeOnly(9, 0), TimeSpan.FromHours(8));

    [Fact]
    public void A_story_tells_when_and_where()
    {
        var reading = StoryReader.Read("Assalamualaikum, sejak kemarin sore lampu di Jl. Pejanggik no 12, Mataram mati. Terima kasih", Now, Gazetteer.Empty);

        Assert.Equal(new DateOnly(2026, 11, 24), reading.When?.Date);
        Assert.Equal(new TimeOnly(16, 0), reading.When?.AroundTime(Now));
        Assert.Equal("52.71", reading.Region?.Certain?.Code);
        Assert.Equal("Jl. Pejanggik no 12, Mataram", reading.Place);
    }

    [Fact]
    public void A_story_that_tells_nothing_leaves_everything_to_be_asked() =>
        Assert.Equal(default, StoryReader.Read("KTP saya belum jadi juga, bagaimana ini", Now, Gazetteer.Empty));

    [Fact]
    public void A_village_of_the_list_makes_the_address_whole()
    {
        var gazetteer = GazetteerLines.Read(["52.02.04,52.02,Pujut", "52.02.04.2001,52.02.04,Kawo"], []);
        var reading = StoryReader.Read("air bersih susah dekat masjid desa Kawo", Now, gazetteer);

        Assert.Equal("52.02", reading.Region?.Certain?.Code);
        Assert.Equal("dekat masjid desa Kawo (Desa Kawo, Kec. Pujut, Kab. Lombok Tengah)", reading.Place);
    }

    [Fact]
    public void No_story_is_too_odd() => Gen.String[0, 600].Sample(
        story =>
        {
            var reading = StoryReader.Read(story, Now, Gazetteer.Empty);
            Assert.InRange(reading.Place?.Length ?? 5, 5, PlaceReader.Longest);
            Assert.True(reading.Place is null || story.Contains(reading.Place, StringComparison.Ordinal));
            _ = RegionReader.FromAnswer(story, Gazetteer.Empty);
        }, iter: 20_000);

    [Theory]
    [InlineData("lampu merah ")]
    [InlineData("kota kab ")]
    [InlineData("pasar di ")]
    [InlineData("tanjung ")]
    [InlineData("jalan raya ")]
    [InlineData("rt 1 rw ")]
    [InlineData("Jl. A")]
    public void A_hostile_story_of_four_thousand_letters_is_read_without_piling_up_memory(string part)
    {
        var story = string.Concat(Enumerable.Repeat(part, (4000 / part.Length) + 1))[..4000];
        _ = StoryReader.Read(story, Now, Gazetteer.Empty);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = StoryReader.Read(story, Now, Gazetteer.Empty);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000);
    }
}
