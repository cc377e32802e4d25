using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaporBot.Bot.Hub;

/// <summary>Reads JSON of hubs that agree on GeoReport and on little else: ids as text or number, lists bare or wrapped.</summary>
internal static partial class HubJson
{
    private const int DeepestWrapping = 4;

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 32, AllowTrailingCommas = true };

    private static readonly HashSet<string> Wrappings = new(StringComparer.OrdinalIgnoreCase)
    {
        "data", "errors", "error", "service_requests", "service_request", "requests", "request", "services", "service",
        "service_request_updates", "service_request_update", "request_updates", "request_update", "tokens",
    };

    /// <summary>Every object of the document that is an item, whatever it is wrapped in; null when it is no JSON.</summary>
    public static IReadOnlyList<JsonElement>? Items(string body) => Parse(body) is { } root ? [.. Unwrap(root, 0)] : null;

    /// <summary>A value as text, numbers as they are written; null when absent, null or empty.</summary>
    public static string? Text(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Array => string.Join(',', value.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.String)
                .Select(part => part.GetString())),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static JsonElement? Parse(string body)
    {
        var text = body.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length == 0 || text[0] is not ('[' or '{'))
        {
            return null;
        }

        // The spec's own examples show ids as numbers with leading zeros, which JSON forbids.
        return TryParse(text) ?? TryParse(ZeroLedNumber().Replace(text, ":\"$1\""));
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Unwrap(JsonElement element, int depth)
    {
        if (depth > DeepestWrapping)
        {
            return [];
        }

        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Unwrap(item, depth + 1)),
            JsonValueKind.Object => Wrapped(element) is { Count: > 0 } inner
                ? inner.SelectMany(item => Unwrap(item, depth + 1))
                : [element],
            JsonValueKind.String => [element],
            _ => [],
        };
    }

    private static List<JsonElement> Wrapped(JsonElement element) =>
    [
        .. element.EnumerateObject()
            .Where(property => Wrappings.Contains(property.Name) && property.Value.ValueKind is (JsonValueKind.Array or JsonValueKind.Object))
            .Select(property => property.Value),
    ];

    [GeneratedRegex(@":\s*(0\d+)(?=\s*[,}\]])", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroLedNumber();
}
