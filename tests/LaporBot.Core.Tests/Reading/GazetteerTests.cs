using LaporBot.Core.Reading;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests.Reading;

/// <summary>The list of districts and villages an office may import; the villages here are a handful, some of them invented.</summary>
public sealed class GazetteerTests
{
    private static readonly string[] List =
    [
        "\uFEFFcode,district_code,name",
        "52.02.04,52.02,Pujut",
        "52.02.04.2001,52.02.04,Kawo",
        "52.02.01,52.02,Praya",
        "52.02.01.1001,52.02.01,\"Karang Baru\"",
        "52.71.01,52.71,Ampenan",
        "52.71.01.1003,52.71.01,Karang Baru",
        "52.05.02,52.05,Hu'u",
        "",
        "code,district_code,name",
        "51.01.01,51.01,Melaya",
        "51.01.01.2001,51.01.01,Kawo",
    ];

    private static Gazetteer Gazetteer => Read(List);

    [Theory]
    [InlineData("kawo", "Kab. Lombok Tengah", "Desa Kawo, Kec. Pujut, Kab. Lombok Tengah")]
    [InlineData("saya tinggal di kawo", "Kab. Lombok Tengah", "Desa Kawo, Kec. Pujut, Kab. Lombok Tengah")]
    [InlineData("desa kawo", "Kab. Lombok Tengah", "Desa Kawo, Kec. Pujut, Kab. Lombok Tengah")]
    [InlineData("ds. Kawo kec. Pujut", "Kab. Lombok Tengah", "Desa Kawo, Kec. Pujut, Kab. Lombok Tengah")]
    [InlineData("kec pujut", "Kab. Lombok Tengah", "Kec. Pujut, Kab. Lombok Tengah")]
    [InlineData("karang baru mataram", "Kota Mataram", "Kel. Karang Baru, Kec. Ampenan, Kota Mataram")]
    [InlineData("kel karang baru, praya", "Kab. Lombok Tengah", "Kel. Karang Baru, Kec. Praya, Kab. Lombok Tengah")]
    [InlineData("kec. Hu'u", "Kab. Dompu", "Kec. Hu'u, Kab. Dompu")]
    [InlineData("mataram", "Kota Mataram", null)]
    public void A_village_leads_to_its_region(string answer, string region, string? address)
    {
        var reading = RegionReader.FromAnswer(answer, Gazetteer)!.Value;
        Assert.Equal(region, reading.Certain?.Name);
        Assert.Equal(address, reading.Address);
    }

    [Theory]
    [InlineData("rumah kawo saya besar")]
    [InlineData("jalan kawo")]
    public void A_village_name_among_other_words_is_not_believed(string answer) => Assert.Null(RegionReader.FromAnswer(answer, Gazetteer));

    [Fact]
    public void A_village_name_of_two_regions_has_two_candidates()
    {
        var reading = RegionReader.FromAnswer("karang baru", Gazetteer)!.Value;
        Assert.Equal(["Kota Mataram", "Kab. Lombok Tengah"], reading.Regions.Members().Select(region => region.Name));
        Assert.Null(reading.Address);
    }

    [Theory]
    [InlineData("air mati di desa kawo sejak kemarin", "Kab. Lombok Tengah")]
    [InlineData("kawo rusak jalannya", null)]
    public void A_story_must_say_that_it_is_a_village(string story, string? region) =>
        Assert.Equal(region, RegionReader.FromStory(story, Gazetteer)?.Certain?.Name);

    [Theory]
    [InlineData("52.02.04.2001,52.02.04,Kawo", "line 1: the district 52.02.04 of 52.02.04.2001 is not in the list.")]
    [InlineData("52.02.04;52.02;Pujut", "line 1: not code,parent,name")]
    [InlineData("52.2.4,52.2,Pujut", "line 1: not code,parent,name")]
    [InlineData("52.02.04,52.03,Pujut", "line 1: the parent of 52.02.04 is 52.02.")]
    [InlineData("52.09.04,52.09,Pujut", "line 1: 52.09 is no kabupaten or kota of the node.")]
    [InlineData("52.02.04,52.02,", "line 1: the name of 52.02.04 is empty")]
    [InlineData("52.02.04,52.02,Pujut\n52.02.04,52.02,Pujut", "line 2: 52.02.04 stands in the list twice.")]
    public void Every_faulty_line_is_named(string list, string fault)
    {
        var faults = new List<string>();
        GazetteerLines.Read(list.Split('\n'), faults);
        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_named_as_the_region_becomes_part_of_the_place()
    {
        var chat = await AtRegion();
        await chat.Says("desa kawo pak");
        chat.Sees("Desa Kawo, Kec. Pujut, Kab. Lombok Tengah", "Lewati");
        await chat.Says("dekat masjid");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("Periksa dulu", "Kab. Lombok Tengah", "dekat masjid (Desa Kawo, Kec. Pujut, Kab. Lombok Tengah)");
    }

    [Fact]
    public async Task A_village_in_the_place_is_told_in_full_when_it_lies_in_the_region()
    {
        var chat = await AtRegion();
        await chat.Says("mataram");
        await chat.Says("jl. Melati kel. Karang Baru");
        await chat.FillsUntil("Periksa dulu");
        chat.Sees("jl. Melati kel. Karang Baru (Kel. Karang Baru, Kec. Ampenan, Kota Mataram)");
    }

    private static Task<ConversationScript> AtRegion() =>
        new ConversationScript(new InMemoryConversationStore(), new InMemoryLedger(), gazetteer: Gazetteer).FillsUntil("kabupaten atau kota mana");

    private static Gazetteer Read(string[] lines)
    {
        var faults = new List<string>();
        var gazetteer = GazetteerLines.Read(lines, faults);
        Assert.Empty(faults);
        return gazetteer;
    }
}
