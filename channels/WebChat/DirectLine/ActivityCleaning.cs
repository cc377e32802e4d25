using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat.Tokens;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Pure: what a client posted to what we take from it. Identity, ids, times and addresses are ours; attachments come by upload
/// only, so an address somebody made up is dropped and never fetched.
/// </summary>
internal static class ActivityCleaning
{
    /// <summary>Longer text is refused here; up to here the core answers with a kind sentence.</summary>
    public const int MostText = 8_000;

    /// <summary>The event a page may send to be greeted.</summary>
    public const string JoinEvent = "webchat/join";

    // The log keeps hundreds of activities per person: what is only carried along may not fill it.
    private const int MostExtra = 8_192;
    private const int MostKey = 128;

    /// <exception cref="DirectLineFault">400 or 413.</exception>
    public static SaidActivity Clean(JsonObject body, ChatGrant grant)
    {
        var type = body.Text("type") ?? throw DirectLineFault.BadArgument("'type' is missing.");
        if (type is not ("message" or "typing") && !(type == "event" && body.Text("name") == JoinEvent))
        {
            throw DirectLineFault.BadArgument("Only messages, typing and the join event are taken.");
        }

        if (body["attachments"] is JsonArray files && files.Any(file => file is JsonObject { } one && one["contentUrl"] is not null))
        {
            // Whoever fetched an address from a stranger would ask machines for them that they cannot reach themselves.
            throw DirectLineFault.BadArgument("A file is uploaded, not named by an address.");
        }

        var channelData = body["channelData"] as JsonObject;
        var key = Key(channelData);
        var clean = new JsonObject
        {
            ["type"] = type,
            ["channelId"] = "directline",
            ["conversation"] = new JsonObject { ["id"] = grant.ConversationId },
            ["from"] = new JsonObject { ["id"] = UserId(body, grant), ["role"] = "user" },
        };
        Put(clean, "text", Words(body));
        Put(clean, "name", type == "event" ? JoinEvent : null);
        Put(clean, "locale", Locales.Known(body.Text("locale")) ?? grant.Locale);
        Put(clean, "localTimestamp", Time(body["localTimestamp"]));
        Put(clean, "localTimezone", Short(body["localTimezone"]));
        Put(clean, "value", Bounded(body["value"]));
        Put(clean, "entities", Entities(body["entities"]));
        Put(clean, "channelData", Bounded(channelData) ?? Essential(channelData));
        return new SaidActivity(type, $"c:{key ?? RandomId.New()}", clean);
    }

    private static void Put(JsonObject to, string name, JsonNode? value)
    {
        if (value is not null)
        {
            to[name] = value;
        }
    }

    private static string? Words(JsonObject body)
    {
        var text = body.Text("text");
        return text?.Length > MostText ? throw DirectLineFault.TooLarge($"A message may have {MostText} characters.") : text;
    }

    private static string UserId(JsonObject body, ChatGrant grant)
    {
        if (grant.UserId is { } bound)
        {
            return bound;
        }

        var chosen = (body["from"] as JsonObject)?.Text("id") ?? "user";
        return chosen.Length <= MostKey && !chosen.StartsWith(ChatGrant.BoundPrefix, StringComparison.OrdinalIgnoreCase)
            ? chosen
            : throw DirectLineFault.BadArgument("'from.id' may not start with dl_ unless the token says so.");
    }

    private static string? Key(JsonObject? channelData)
    {
        var key = channelData?.Text("clientActivityID");
        if (key?.Length > MostKey)
        {
            throw DirectLineFault.BadArgument("'clientActivityID' is too long.");
        }

        // It becomes part of a key in the store: visible ASCII only. The echo carries it unchanged.
        return string.IsNullOrEmpty(key) ? null : string.Concat(key.Select(letter => letter is > ' ' and < '\x7f' ? letter : '_'));
    }

    private static JsonObject? Essential(JsonObject? channelData)
    {
        var essential = new JsonObject();
        Put(essential, "clientActivityID", channelData?.Text("clientActivityID"));
        Put(essential, "postBack", SaidActivity.IsPostBack(channelData) ? true : null);
        return essential.Count == 0 ? null : essential;
    }

    private static JsonArray? Entities(JsonNode? node) =>
        node is JsonArray list && list.All(entity => entity is JsonObject thing && Short(thing["type"]) is not null)
            ? (JsonArray?)Bounded(list)
            : null;

    private static JsonNode? Bounded(JsonNode? node) => node?.ToJsonString().Length <= MostExtra ? node.DeepClone() : null;

    private static string? Short(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 0 and <= MostKey } text ? text : null;

    private static string? Time(JsonNode? node) =>
        Short(node) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;
}
