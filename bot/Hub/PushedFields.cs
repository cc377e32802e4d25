using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace LaporBot.Bot.Hub;

/// <summary>The updates of one push, each as its fields, whether they came as a form or as JSON.</summary>
internal static class PushedFields
{
    /// <summary>GeoReport's five and the key; an update without one of them is answered 400.</summary>
    public static readonly string[] Required = ["service_request_id", "update_id", "status", "updated_datetime", "description"];

    private static readonly string[] Wrappers = ["service_request_updates", "request_updates"];

    /// <summary>Reads the body; null when it is neither form nor JSON of a known shape.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? Read(string? contentType, string body)
    {
        var type = contentType?.Split(';')[0].Trim();
        if (string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            return FromJson(body);
        }

        return string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? [QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)]
            : null;
    }

    private static List<IReadOnlyDictionary<string, string>>? FromJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Array when root.EnumerateArray().All(IsObject) => [.. root.EnumerateArray().Select(item => Fields(item, null))],
                JsonValueKind.Object => Wrapped(root) ?? [Fields(root, null)],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<IReadOnlyDictionary<string, string>>? Wrapped(JsonElement root)
    {
        foreach (var wrapper in Wrappers)
        {
            if (root.TryGetProperty(wrapper, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(IsObject))
            {
                return [.. list.EnumerateArray().Select(item => Fields(item, HubJson.Text(root, "api_key")))];
            }
        }

        return null;
    }

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static Dictionary<string, string> Fields(JsonElement item, string? apiKey)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (apiKey is not null)
        {
            fields["api_key"] = apiKey;
        }

        foreach (var property in item.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            fields[property.Name] = HubJson.Text(item, property.Name) ?? "";
        }

        return fields;
    }
}
