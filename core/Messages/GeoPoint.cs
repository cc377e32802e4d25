using System.Text.Json.Serialization;

namespace LaporBot.Core.Messages;

/// <summary>A point on the map in WGS 84 degrees.</summary>
/// <param name="Latitude">-90 to 90.</param>
/// <param name="Longitude">-180 to 180.</param>
public sealed record GeoPoint(
    [property: JsonPropertyName("y")] double Latitude,
    [property: JsonPropertyName("x")] double Longitude)
{
    /// <summary>Inside the box around Indonesia (Sabang to Merauke, Miangas to Rote).</summary>
    [JsonIgnore]
    public bool IsInIndonesia => Latitude is >= -11.2 and <= 6.3 && Longitude is >= 94.7 and <= 141.1;
}
