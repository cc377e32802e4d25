using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>A moment in milliseconds since 1970: half as long as ISO 8601. The offset is not kept; times are shown in the node's zone.</summary>
internal sealed class CompactTime : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
