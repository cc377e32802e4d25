namespace LaporBot.Core;

/// <summary>Finds the node's zone, also on a machine without a time zone database.</summary>
public static class NodeZone
{
    /// <summary>The zone, or null when the name is not known.</summary>
    public static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : name switch
        {
            // Indonesia has three zones and no summer time.
            "Asia/Jakarta" or "Asia/Pontianak" => Fixed(name, 7),
            "Asia/Makassar" => Fixed(name, 8),
            "Asia/Jayapura" => Fixed(name, 9),
            _ => null,
        };

    private static TimeZoneInfo Fixed(string name, int hours) =>
        TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name);
}
