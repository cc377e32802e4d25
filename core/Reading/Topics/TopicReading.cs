using System.Collections.Immutable;
using LaporBot.Core.Hub;

namespace LaporBot.Core.Reading.Topics;

/// <summary>What a report's words point to.</summary>
internal sealed class TopicReading(float[] topics, float[] services, KindScores kinds, ImmutableArray<HubService> list)
{
    /// <summary>Less than this is one weak word: no reason to say "sepertinya".</summary>
    private const float Telling = 4;

    /// <summary>How far the first must be ahead of the second to be called the likely one.</summary>
    private const float Ahead = 1.3f;

    private ImmutableArray<HubService> _ranked;

    /// <summary>Weights of the topics, in the order of the index.</summary>
    public ReadOnlySpan<float> Topics => topics;

    public KindScores Kinds { get; } = kinds;

    /// <summary>All services, the likeliest first; the hub's own order among equals.</summary>
    public ImmutableArray<HubService> Ranked
    {
        get
        {
            if (_ranked.IsDefault)
            {
                ImmutableInterlocked.InterlockedExchange(ref _ranked, Rank());
            }

            return _ranked;
        }
    }

    /// <summary>The service that is clearly meant; null when the words are few or torn between two.</summary>
    public HubService? Likely
    {
        get
        {
            var (best, second) = (0f, 0f);
            foreach (var score in services)
            {
                (best, second) = score > best ? (score, best) : (best, Math.Max(second, score));
            }

            return best >= Telling && best >= second * Ahead ? Ranked[0] : null;
        }
    }

    private ImmutableArray<HubService> Rank()
    {
        var order = new int[list.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => services[b].CompareTo(services[a]) is not 0 and var difference ? difference : a.CompareTo(b));
        var ranked = ImmutableArray.CreateBuilder<HubService>(order.Length);
        foreach (var place in order)
        {
            ranked.Add(list[place]);
        }

        return ranked.MoveToImmutable();
    }
}
