using System.Globalization;
using System.Text.Json.Nodes;

namespace LaporBot.Bot.Sandbox;

/// <summary>The sandbox's answers in the shapes of GeoReport v2.</summary>
internal static class SandboxAnswers
{
    /// <summary>The error body: a list of codes with words.</summary>
    public static IResult Fault(int status, params IEnumerable<string> descriptions) => Json(
        new JsonArray([.. descriptions.Select(words => new JsonObject { ["code"] = status, ["description"] = words })]), status);

    public static IResult Json(JsonNode node, int status = StatusCodes.Status200OK) =>
        Results.Text(node.ToJsonString(), "application/json; charset=utf-8", statusCode: status);

    public static JsonNode Category(SandboxCategory category) => new JsonObject
    {
        ["service_code"] = category.Code,
        ["service_name"] = category.Name,
        ["description"] = category.Name,
        ["metadata"] = false,
        ["type"] = "realtime",
        ["keywords"] = category.Keywords,
        ["group"] = category.Group,
    };

    /// <summary>A case as <c>GET /requests</c> shows it: never who reported it.</summary>
    public static JsonNode Case(SandboxCase held)
    {
        var newest = held.Updates.LastOrDefault();
        return new JsonObject
        {
            ["service_request_id"] = held.Id,
            ["status"] = held.IsClosed ? "closed" : "open",
            ["external_status_code"] = newest?.ExternalStatus ?? newest?.Status,
            ["status_notes"] = newest?.Description,
            ["service_code"] = held.Field("service_code"),
            ["service_name"] = SandboxCategories.Find(held.Field("service_code"))?.Name,
            ["description"] = held.Field("description"),
            ["agency_responsible"] = held.Agency,
            ["requested_datetime"] = Time(held.ReceivedAt),
            ["updated_datetime"] = Time(held.ChangedAt),
            ["address"] = held.Field("address_string"),
            ["lat"] = held.Field("lat"),
            ["long"] = held.Field("long"),
            ["media_url"] = held.Field("media_url"),
            ["attribute"] = Attributes(held),
        };
    }

    public static JsonNode Update(SandboxUpdate update) => new JsonObject
    {
        ["update_id"] = update.Id,
        ["service_request_id"] = update.CaseId,
        ["status"] = update.Status,
        ["external_status_code"] = update.ExternalStatus,
        ["updated_datetime"] = Time(update.At),
        ["description"] = update.Description,
        ["agency_responsible"] = update.Agency,
    };

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Attributes(SandboxCase held)
    {
        const string Opening = "attribute[";
        var attributes = new JsonObject();
        foreach (var field in held.Fields.Where(field => field.Name.StartsWith(Opening, StringComparison.Ordinal) && field.Name.EndsWith(']')))
        {
            var name = field.Name[Opening.Length..^1];
            if (!name.EndsWith("][", StringComparison.Ordinal))
            {
                attributes[name] = field.Value;
            }
            else if (attributes[name[..^2]] is JsonArray list)
            {
                list.Add(field.Value);
            }
            else
            {
                attributes[name[..^2]] = new JsonArray(field.Value);
            }
        }

        return attributes;
    }
}
