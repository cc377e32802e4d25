using System.Collections.Frozen;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>The channels of this process by name, each with its pace. Two channels of one name are a fault of the wiring.</summary>
internal sealed class ChannelLanes
{
    /// <summary>Seconds a leased message may wait for its turn; with an attempt it must fit into the lease.</summary>
    private const double LongestTurn = 30;

    private readonly FrozenDictionary<string, ChannelLane> _lanes;

    public ChannelLanes(IEnumerable<IChannel> channels, IConfiguration configuration, IOptions<DeliveryOptions> options, PaceMaker paces, TimeProvider time)
    {
        var lanes = new Dictionary<string, ChannelLane>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            var rate = configuration.GetValue($"{channel.Name}:MessagesPerSecond", options.Value.MessagesPerSecond);
            var gap = TimeSpan.FromMilliseconds(options.Value.RecipientGapMilliseconds);
            var concurrency = Math.Clamp((int)(rate * LongestTurn), 1, options.Value.Concurrency);
            var lane = new ChannelLane(channel, paces.Make(channel.Name, rate), paces.MakeGap(gap), concurrency) { PerSecond = rate, Way = new RightOfWay(time) };
            if (!lanes.TryAdd(channel.Name, lane))
            {
                throw new InvalidOperationException($"Two channels are called {channel.Name}.");
            }
        }

        _lanes = lanes.ToFrozenDictionary(StringComparer.Ordinal);
        MostAttempts = options.Value.MostAttempts;
    }

    /// <summary>Failed attempts after which a message is given up.</summary>
    public int MostAttempts { get; }

    public IReadOnlyList<ChannelLane> All => _lanes.Values;

    /// <exception cref="KeyNotFoundException">No channel of this process has that name.</exception>
    public ChannelLane this[string name] => _lanes[name];
}

/// <summary>A channel, how fast it and one person in it may be written to, and how many messages may be under way at once.</summary>
internal sealed record ChannelLane(IChannel Channel, SharedPace Pace, RecipientGap Gap, int Concurrency)
{
    /// <summary>Messages per second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>News of somebody's own case go before what goes to many.</summary>
    public required RightOfWay Way { get; init; }
}
