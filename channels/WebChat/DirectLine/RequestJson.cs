using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Reads JSON from strangers: shallow, without double names, and with nothing in it that cannot be read later.</summary>
internal static class RequestJson
{
    private const int MostDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    /// <summary>The object in the body; an empty body is an empty object.</summary>
    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The object in the bytes; none is an empty object.</summary>
    /// <exception cref="DirectLineFault">400.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        try
        {
            if (JsonNode.Parse(json, documentOptions: Strict) is JsonObject body)
            {
                ReadThrough(body);
                return body;
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, which is JSON by its grammar and no text.
        }

        throw DirectLineFault.BadArgument("The body must be a JSON object.");
    }

    /// <summary>The text under a name; null when absent.</summary>
    /// <exception cref="DirectLineFault">400 when it is something else.</exception>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw DirectLineFault.BadArgument($"'{name}' must be text."),
    };

    private static void ReadThrough(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var (_, child) in parent)
                {
                    ReadThrough(child);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    ReadThrough(child);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}
