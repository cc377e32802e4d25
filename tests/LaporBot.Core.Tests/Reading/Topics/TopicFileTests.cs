using System.Text;
using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Topics;
using Xunit;

namespace LaporBot.Core.Tests.Reading.Topics;

public sealed class TopicFileTests
{
    [Fact]
    public void Every_fault_is_told_with_its_line_and_key()
    {
        const string json = """
            {
              "language": "fr",
              "colour": 1,
              "short": { "jl n": "jalan" },
              "places": "depan",
              "topics": {
                "Road!": { "words": { "12": ["aspal"], "3": ["satu dua tiga empat lima", "got", "got"] } },
                "water": { "word": {} }
              },
              "kinds": { "Keluhan": {} }
            }
            """;
        var faults = new List<string>();
        Assert.Null(Read(json, faults));
        string[] expected =
        [
            "own.json line 2, language: must be one of id, en.",
            "own.json line 3, colour: is not known here; the file has language, short, places, topics, kinds.",
            "own.json line 4, short.jl n: a spelling and its meaning are one word each.",
            "own.json line 5, places: must be a list in square brackets.",
            "own.json line 7, topics.Road!.words.12: a weight is a number from -9 to 9, not 0.",
            "own.json line 7, topics.Road!.words.3: \"got\" stands here twice.",
            "own.json line 7, topics.Road!.words.3: each entry is text of one to 4 words.",
            "own.json line 7, topics.Road!: a topic's name has small letters and underscores only.",
            "own.json line 8, word: is not known here; topics.water has services, names, words.",
            "own.json line 10, kinds.Keluhan: must be one of Pengaduan, PermintaanInformasi, Aspirasi.",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), faults.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"language\": \"id\",\n  oops\n}", "own.json line 3: is not JSON here.")]
    [InlineData("", "own.json line 1: is not JSON here.")]
    [InlineData("[1]", "own.json line 1, the file: must be an object in curly brackets.")]
    public void What_is_no_such_file_at_all_is_told_too(string json, string fault)
    {
        var faults = new List<string>();
        Assert.Null(Read(json, faults));
        Assert.Contains(fault, faults);
    }

    [Fact]
    public void An_office_writes_its_own_words_and_comments()
    {
        var faults = new List<string>();
        var own = Read("""
            // Kata dari kantor kami.
            { "language": "en", "topics": { "road": { "services": ["77"], "words": { "9": ["rurung sede"], } } } }
            """, faults);
        Assert.Empty(faults);
        HubService[] services = [new("76", "Air Minum", []), new("77", "Bina Marga", [])];
        var index = TopicBook.With([own!]).For([.. services]);
        Assert.Equal("77", index.Read(null, "rurung desa tiang sede gati").Likely?.Code);
        Assert.Equal("76", index.Read(null, "keran kami kering, pdam mati").Likely?.Code);
    }

    [Fact]
    public void The_words_that_come_with_the_program_have_no_fault() => Assert.NotEmpty(TopicBook.BuiltIn.For([]).Topics);

    private static TopicFile? Read(string json, List<string> faults) => TopicFile.Read("own.json", Encoding.UTF8.GetBytes(json), faults);
}
