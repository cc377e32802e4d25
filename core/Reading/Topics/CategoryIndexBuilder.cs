using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Reading.Topics;

/// <summary>Brings words, topics and a hub's services together.</summary>
internal static class CategoryIndexBuilder
{
    /// <summary>A hub's own keyword beside our words; without a topic it is all there is.</summary>
    private const float OwnKeyword = 1;

    private const float OwnKeywordOfStrangeService = 4;

    /// <summary>The words of a service's name say more about its topics than its keywords do.</summary>
    private const float NameShare = 3;

    /// <summary>A service is about a second topic too when that is nearly as strong ("Air dan Listrik").</summary>
    private const float AlsoAbout = 0.6f;

    private const int LeastKeyword = 3;

    public static CategoryIndex Build(ImmutableArray<TopicFile> files, ImmutableArray<HubService> services)
    {
        var topics = files.SelectMany(file => file.Topics).Select(topic => topic.Key).Distinct().ToImmutableArray();
        var builder = new HintTableBuilder(files.SelectMany(file => file.Spellings).DistinctBy(pair => pair.Key));
        foreach (var place in files.SelectMany(file => file.Places))
        {
            builder.AddPlaceWord(place);
        }

        AddWords(builder, files.SelectMany(file => file.Topics), key => topics.IndexOf(key));
        AddWords(builder, files.SelectMany(file => file.Kinds), key => topics.Length + (int)Enum.Parse<Classification>(key) - 1);
        var links = Links(files, topics, services);
        for (var i = 0; i < services.Length; i++)
        {
            var weight = links[i].Length > 0 ? OwnKeyword : OwnKeywordOfStrangeService;
            foreach (var words in OwnWords(services[i], links[i].Length == 0))
            {
                builder.Add(new Hint(words, topics.Length + KindScores.Count + i, weight));
            }
        }

        return new CategoryIndex(services, topics, builder.Build(), links);
    }

    private static void AddWords(HintTableBuilder builder, IEnumerable<TopicWords> entries, Func<string, int> target)
    {
        foreach (var entry in entries)
        {
            foreach (var (words, weight) in entry.Words)
            {
                builder.Add(new Hint(words, target(entry.Key), weight));
            }
        }
    }

    /// <summary>Its keywords; of a service without a known topic the words of its name as well.</summary>
    private static IEnumerable<string> OwnWords(HubService service, bool withName) =>
        service.Keywords.Concat(withName ? service.Name.Split([' ', '&', '/', ',', '(', ')', '-']) : [])
            .Where(words => words.Count(char.IsLetterOrDigit) >= LeastKeyword);

    private static TopicLink[][] Links(ImmutableArray<TopicFile> files, ImmutableArray<string> topics, ImmutableArray<HubService> services)
    {
        var entries = files.SelectMany(file => file.Topics).ToArray();
        var names = Names(entries, topics);
        return [.. services.Select(service => ByCode(entries, topics, service) ?? ByName(names, topics.Length, service))];
    }

    private static TopicLink[]? ByCode(TopicWords[] entries, ImmutableArray<string> topics, HubService service)
    {
        var topic = entries.FirstOrDefault(entry => entry.Services.Contains(service.Code, StringComparer.OrdinalIgnoreCase));
        return topic is null ? null : [new TopicLink(topics.IndexOf(topic.Key), 1)];
    }

    private static TopicLink[] ByName(HintTable names, int topics, HubService service)
    {
        Span<float> scores = new float[topics];
        names.Weigh(service.Name, "", scores);
        foreach (ref var score in scores)
        {
            score *= NameShare;
        }

        names.Weigh(service.Group, string.Join(" . ", service.Keywords), scores);
        var best = 0f;
        foreach (var score in scores)
        {
            best = Math.Max(best, score);
        }

        var links = new List<TopicLink>();
        for (var i = 0; i < scores.Length && best > 0; i++)
        {
            if (scores[i] >= best * AlsoAbout)
            {
                links.Add(new TopicLink(i, scores[i] / best));
            }
        }

        return [.. links];
    }

    private static HintTable Names(TopicWords[] entries, ImmutableArray<string> topics)
    {
        const float name = 4;
        const float word = 0.5f;
        var builder = new HintTableBuilder();
        foreach (var entry in entries)
        {
            foreach (var words in entry.Names)
            {
                builder.Add(new Hint(words, topics.IndexOf(entry.Key), name));
            }

            foreach (var (words, weight) in entry.Words.Where(pair => pair.Value > 0))
            {
                builder.Add(new Hint(words, topics.IndexOf(entry.Key), weight * word));
            }
        }

        return builder.Build(gap: 0);
    }
}
