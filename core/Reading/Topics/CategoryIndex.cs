using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Reading.Topics;

/// <summary>
/// Reads a report's words once and says which of a hub's services and which kind of report they point to. The last readings are
/// kept by the identity of the text: one turn asks several times.
/// </summary>
internal sealed class CategoryIndex
{
    private const int Kept = 16;

    private readonly HintTable _hints;
    private readonly TopicLink[][] _links;
    private readonly Known?[] _known = new Known?[Kept];

    /// <param name="services">The hub's list.</param>
    /// <param name="topics">Keys of the topics; the first targets of the hints, before the kinds and the services.</param>
    /// <param name="hints">Targets: topics, the three kinds, the services.</param>
    /// <param name="links">For each service the topics it is about.</param>
    internal CategoryIndex(ImmutableArray<HubService> services, ImmutableArray<string> topics, HintTable hints, TopicLink[][] links)
    {
        Services = services;
        Topics = topics;
        _hints = hints;
        _links = links;
    }

    public ImmutableArray<HubService> Services { get; }

    public ImmutableArray<string> Topics { get; }

    /// <summary>What title and story say; both may be missing.</summary>
    public TopicReading Read(string? title, string? story)
    {
        ref var slot = ref _known[(uint)(RuntimeHelpers.GetHashCode(story) ^ RuntimeHelpers.GetHashCode(title)) % Kept];
        var known = Volatile.Read(ref slot);
        if (known is null || !ReferenceEquals(known.Story, story) || !ReferenceEquals(known.Title, title))
        {
            known = new Known(title, story, Weigh(title, story));
            Volatile.Write(ref slot, known);
        }

        return known.Reading;
    }

    private TopicReading Weigh(string? title, string? story)
    {
        var targets = new float[Topics.Length + KindScores.Count + Services.Length];
        _hints.Weigh(title, story, targets);
        var topics = targets[..Topics.Length];
        var services = targets[(Topics.Length + KindScores.Count)..];
        for (var i = 0; i < services.Length; i++)
        {
            foreach (var link in _links[i])
            {
                services[i] += topics[link.Topic] * link.Share;
            }
        }

        var kinds = KindScores.From(targets.AsSpan(Topics.Length, KindScores.Count), story ?? title);
        return new TopicReading(topics, services, kinds, Services);
    }

    private sealed record Known(string? Title, string? Story, TopicReading Reading);
}
