using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Testing.Telegram;

/// <summary>Reads a call's parameters in the forms the Bot API takes: JSON, a form, or a multipart form.</summary>
internal static class BotApiParameters
{
    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, ReadField(field.Value.ToString()))));
        }

        return request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0
            ? await JsonNode.ParseAsync(request.Body) as JsonObject ?? []
            : [];
    }

    /// <summary>A form carries objects and lists as JSON text.</summary>
    private static JsonNode? ReadField(string value)
    {
        if (!value.StartsWith('{') && !value.StartsWith('['))
        {
            return JsonValue.Create(value);
        }

        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }
}
