using System.Text.Json;

namespace LaporBot.Core.Reading.Topics;

/// <summary>A value of a JSON text that remembers its line, so that a fault can be shown to the person who made it.</summary>
internal sealed record JsonEntry(string Name, int Line, JsonTokenType Kind, string Text, IReadOnlyList<JsonEntry> Children)
{
    private const int Deepest = 8;

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonEntry Parse(ReadOnlySpan<byte> json)
    {
        var byteOrderMark = json is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var text = json[byteOrderMark..];
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest };
        var reader = new Utf8JsonReader(text, options);
        reader.Read();
        var lines = new LineCounter();
        var root = Read(ref reader, "", text, ref lines);
        while (reader.Read())
        {
            // Nothing may follow: the reader throws when something does.
        }

        return root;
    }

    private static JsonEntry Read(ref Utf8JsonReader reader, string name, ReadOnlySpan<byte> text, ref LineCounter lines)
    {
        var line = lines.At(text, (int)reader.TokenStartIndex);
        var kind = reader.TokenType;
        var children = new List<JsonEntry>();
        if (kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                var child = kind == JsonTokenType.StartObject ? reader.GetString()! : "";
                if (kind == JsonTokenType.StartObject)
                {
                    reader.Read();
                }

                children.Add(Read(ref reader, child, text, ref lines));
            }
        }

        return new JsonEntry(name, line, kind, kind == JsonTokenType.String ? reader.GetString()! : "", children);
    }

    /// <summary>Tokens come in order, so every line end is counted once.</summary>
    private struct LineCounter
    {
        private int _from;
        private int _line;

        public int At(ReadOnlySpan<byte> text, int index)
        {
            _line += text[_from..index].Count((byte)'\n');
            _from = index;
            return _line + 1;
        }
    }
}
