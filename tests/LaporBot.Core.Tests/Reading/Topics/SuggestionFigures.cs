using System.Collections.Immutable;
using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Topics;
using Xunit;

namespace LaporBot.Core.Tests.Reading.Topics;

/// <summary>How good the suggestions are, measured on labelled texts.</summary>
public sealed class SuggestionFigures(ITestOutputHelper output)
{
    /// <summary>Codes nobody knows, names as a hub would write them; the first part of a row is our topic.</summary>
    private static readonly (string Topic, HubService Service)[] StrangeHub =
    [
        ("education", new("1001", "Pendidikan dan Kebudayaan", [])),
        ("road", new("1002", "Jalan, Jembatan dan Drainase", [])),
        ("street_light", new("1003", "Penerangan Jalan Umum", [])),
        ("electricity", new("1004", "Ketenagalistrikan", ["listrik", "pln"])),
        ("water", new("1005", "Air Minum", [])),
        ("waste", new("1006", "Persampahan dan Lingkungan Hidup", [])),
        ("health", new("1007", "Kesehatan", [])),
        ("social_aid", new("1008", "Sosial dan Kesejahteraan", [])),
        ("civil_registry", new("1009", "Kependudukan dan Pencatatan Sipil", [])),
        ("traffic", new("1010", "Perhubungan", [])),
        ("permits_land_levies", new("1011", "Perizinan, Pertanahan, Pajak Daerah", [])),
        ("order_disaster", new("1012", "Ketertiban Umum dan Kebencanaan", [])),
        ("other", new("1013", "Topik Lainnya", [])),
    ];

    [Fact]
    public void Of_texts_the_weights_were_tuned_on() => Require(LabelledText.Tuning, 80, 95, showsMisses: true);

    [Fact]
    public void Of_texts_never_looked_at() => Require(LabelledText.HeldOut, 80, 95, showsMisses: false);

    [Fact]
    public void Of_all_texts() => Require([.. LabelledText.Tuning, .. LabelledText.HeldOut], 80, 95, showsMisses: false);

    private void Require(IReadOnlyList<LabelledText> texts, int top1, int top3, bool showsMisses)
    {
        ImmutableArray<HubService> services = [.. StrangeHub.Select(pair => pair.Service)];
        var topicOf = StrangeHub.ToDictionary(pair => pair.Service, pair => pair.Topic);
        var index = TopicBook.BuiltIn.For(services);
        var (first, amongThree, kinds) = (0, 0, 0);
        foreach (var text in texts)
        {
            var reading = index.Read(null, text.Text);
            var ranked = reading.Ranked.Take(3).Select(service => topicOf[service]).ToArray();
            var guess = reading.Kinds.Guess();
            first += ranked[0] == text.Topic ? 1 : 0;
            amongThree += ranked.Contains(text.Topic) ? 1 : 0;
            kinds += guess.Kind == text.Kind ? 1 : 0;
            if (showsMisses && ranked[0] != text.Topic)
            {
                output.WriteLine($"{text.Topic} read as {string.Join(", ", ranked)}: {text.Text}");
            }

            if (showsMisses && guess.Kind != text.Kind)
            {
                output.WriteLine($"{text.Kind} read as {guess.Kind} ({guess.Confidence:P0}, {reading.Kinds}): {text.Text}");
            }
        }

        output.WriteLine($"{texts.Count} texts: top-1 {Share(first)} %, top-3 {Share(amongThree)} %, kind {Share(kinds)} %");
        Assert.True(Share(first) >= top1 && Share(amongThree) >= top3 && Share(kinds) >= 85);

        double Share(int hits) => Math.Round(100.0 * hits / texts.Count, 1);
    }
}
