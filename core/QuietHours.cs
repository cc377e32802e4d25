using Microsoft.Extensions.Options;

namespace LaporBot.Core;

/// <summary>When people sleep at the node: what can wait then arrives without a sound.</summary>
public sealed class QuietHours(IOptions<NodeOptions> node, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = NodeZone.Find(node.Value.TimeZone) ?? TimeZoneInfo.Utc;

    /// <summary>It is night there now; never when both ends are the same.</summary>
    public bool IsNow => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), _zone).DateTime).IsBetween(node.Value.QuietFrom, node.Value.QuietUntil);
}
