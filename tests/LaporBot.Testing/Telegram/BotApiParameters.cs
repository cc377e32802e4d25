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
            var fields = new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, ReadField(field.Value.ToString()))));
            foreach (var file in form.Files)
            {
                // A field names the part that holds its bytes, or the part has the field's own name.
                var field = fields.FirstOrDefault(one => one.Value?.ToString() == $"attach://{file.Name}").Key ?? file.Name;
                using var reader = new StreamReader(file.OpenReadStream());
                fields[field] = new JsonObject { ["name"] = file.FileName, ["content"] = await reader.ReadToEndAsync() };
            }

            return fields;
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
