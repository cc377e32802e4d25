using System.Collections.Frozen;
using LaporBot.Bot.Workers;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>The slow side of a channel's road.</summary>
/// <param name="Lane">The road, whose pace it keeps as well.</param>
/// <param name="Pace">Its own, below the road's.</param>
/// <param name="PerSecond">That pace.</param>
/// <param name="Concurrency">Copies under way at once: no more than leave within half a second, so that a hold is felt at once.</param>
internal sealed record BulkLane(ChannelLane Lane, SharedPace Pace, double PerSecond, int Concurrency);

/// <summary>One for each channel of this process.</summary>
internal sealed class BulkLanes
{
    private const double ShareOfRoad = 0.8;
    private const double SecondsUnderWay = 0.5;
    private const int MostUnderWay = 128;

    private readonly FrozenDictionary<string, BulkLane> _lanes;

    public BulkLanes(ChannelLanes lanes, PaceMaker paces, IOptions<BroadcastOptions> options) =>
        _lanes = lanes.All.ToFrozenDictionary(
            lane => lane.Channel.Name,
            lane =>
            {
                var rate = Math.Min(options.Value.PerSecond ?? lane.PerSecond * ShareOfRoad, lane.PerSecond);
                return new BulkLane(lane, paces.Make($"bulk:{lane.Channel.Name}", rate), rate, Math.Clamp((int)(rate * SecondsUnderWay), 1, MostUnderWay));
            },
            StringComparer.Ordinal);

    public IReadOnlyList<BulkLane> All => _lanes.Values;

    /// <exception cref="KeyNotFoundException">No channel of this process has that name.</exception>
    public BulkLane this[string channel] => _lanes[channel];
}
