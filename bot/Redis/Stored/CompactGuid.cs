using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>An id without dashes; no text at all is the empty id.</summary>
internal sealed class CompactGuid : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals(""u8) ? Guid.Empty
        : Guid.TryParseExact(reader.GetString(), "N", out var id) ? id
        : throw new JsonException("Not an id.");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue($"{value:N}");
}
