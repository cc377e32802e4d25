using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// POST /chat/token: our own page asks for a conversation. It answers nobody else's page, and the token never comes from one: not
/// from an address, not from a message of a parent window.
/// </summary>
internal sealed class PageTokenRoute(ChatTokens tokens, IChatLog log, ConversationRoutes conversations, ChatLimits limits, Origins origins)
{
    /// <summary>
    /// Body <c>{}</c>, or <c>{"resume":"an old token","language":"id"}</c>: an authentic token, even an expired one, whose
    /// conversation still has a log is exchanged for a fresh one; otherwise a new conversation is granted.
    /// </summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (!origins.IsOurs(context.Request))
        {
            throw DirectLineFault.Forbidden("Only our own page may ask for a token.");
        }

        await limits.TokenAsync(context.Connection.RemoteIpAddress);
        var body = await RequestJson.ReadAsync(context.Request);
        var resumed = body.Text("resume") is { Length: > 0 } old ? await ResumeAsync(old, context.RequestAborted) : null;
        var grant = resumed ?? ChatGrant.ForPage(Locales.Known(body.Text("language")));
        return Results.Ok(conversations.Reply(grant));
    }

    private async Task<ChatGrant?> ResumeAsync(string token, CancellationToken cancellationToken) =>
        (await tokens.ReadAsync(token)).Grant is { Site: ChatGrant.Page } grant
        && await log.ReadAsync(grant.ConversationId, 0, 1, cancellationToken) is not null
            ? grant
            : null;
}
