using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaporBot.Bot.Redis;

/// <summary>An id without dashes.</summary>
internal sealed class CompactGuid : JsonConverter<Guid>
{
    private const int Length = 32;

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not an id.");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Length];
        Utf8Formatter.TryFormat(value, text, out _, 'N');
        writer.WriteStringValue(text);
    }
}
