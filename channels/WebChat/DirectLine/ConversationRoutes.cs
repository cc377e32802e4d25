using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Tokens, the start of a conversation and the way back into it.</summary>
internal sealed class ConversationRoutes(ChatTokens tokens, IChatLog log, ChatTurns turns, Origins origins)
{
    private const int MostTrusted = 20;

    /// <summary>POST /tokens/generate: a server asks for a token for one of its visitors. The conversation does not start yet.</summary>
    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        if (!caller.IsServer)
        {
            throw DirectLineFault.Forbidden("Only a server with the secret may generate tokens.");
        }

        var body = await RequestJson.ReadAsync(context.Request);
        var grant = NewGrant(body, Locales.Known(body.Text("locale"))) with { Site = caller.Site ?? ChatGrant.Server };
        return Results.Ok(Reply(grant with { Origins = Trusted(body, grant) }));
    }

    /// <summary>POST /tokens/refresh: a new token for the same conversation, while the old one is still good.</summary>
    public IResult Refresh(HttpContext context) =>
        Results.Ok(Reply(Caller.Of(context).Grant ?? throw DirectLineFault.BadArgument("A secret needs no refreshing.")));

    /// <summary>POST /conversations: opens the conversation of the token, greets once.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        var body = await RequestJson.ReadAsync(context.Request);
        var locale = Locales.Known(body.Text("locale"));
        var grant = Caller.Of(context).Grant is { } held
            ? held with { UserId = held.UserId ?? ChosenUser(body), Locale = locale ?? held.Locale }
            : NewGrant(body, locale);
        var isNew = await log.OpenAsync(grant.ConversationId, context.RequestAborted);
        await turns.GreetAsync(grant);
        return Results.Json(Reply(grant, context.Request), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>GET /conversations/{id}: a fresh address of the stream for a client that lost its socket.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context, string conversationId)
    {
        var watermark = ActivityJson.Watermark(context.Request.Query["watermark"]);
        _ = await log.ReadAsync(conversationId, watermark, 1, context.RequestAborted) ?? throw DirectLineFault.ConversationGone();
        return Results.Ok(Reply(Caller.Of(context).For(conversationId), context.Request));
    }

    /// <summary>What a client needs to go on.</summary>
    public ConversationReply Reply(ChatGrant grant, HttpRequest? request = null)
    {
        var stream = request is null ? null : StreamUrl(grant, request);
        return new ConversationReply(grant.ConversationId, tokens.Issue(grant), (int)tokens.Lifetime.TotalSeconds, stream);
    }

    private string StreamUrl(ChatGrant grant, HttpRequest request)
    {
        var watermark = ActivityJson.Watermark(request.Query["watermark"]);
        var path = $"{DirectLineRoutes.Root}/conversations/{grant.ConversationId}/stream";
        return $"{origins.SocketUrl(request)}{path}?watermark={watermark}&t={tokens.IssueTicket(grant)}";
    }

    private static ChatGrant NewGrant(JsonObject body, string? locale) => new(RandomId.New(), User(body), ChatGrant.Server, locale);

    // A token can be narrowed to some pages of its site, never widened.
    private string? Trusted(JsonObject body, ChatGrant grant)
    {
        if (body["trustedOrigins"] is not JsonArray list)
        {
            return null;
        }

        var trusted = list.Select(node => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "").ToList();
        return trusted.Count <= MostTrusted && trusted.TrueForAll(origin => origins.Has(grant, origin))
            ? string.Join(' ', trusted)
            : throw DirectLineFault.BadArgument("'trustedOrigins' names a page the site does not have.");
    }

    // Microsoft's own samples write "User.Id".
    private static string? User(JsonObject body)
    {
        var user = (body["user"] ?? body["User"]) as JsonObject;
        var id = user is null ? null : user.Text("id") ?? user.Text("Id");
        return id?.Length > 128 ? throw DirectLineFault.BadArgument("'user.id' is too long.") : id;
    }

    private static string? ChosenUser(JsonObject body) =>
        User(body) is { } id && id.StartsWith(ChatGrant.BoundPrefix, StringComparison.OrdinalIgnoreCase)
            ? throw DirectLineFault.BadArgument("'user.id' may not start with dl_ unless the token says so.")
            : User(body);
}

/// <summary>Direct Line's answer about a conversation.</summary>
internal sealed record ConversationReply(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);
