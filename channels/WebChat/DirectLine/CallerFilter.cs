using LaporBot.Channels.WebChat.Embedding;
using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Lets in who holds a good token for the conversation in the path. Not ASP.NET's bearer scheme: that answers 401 to an expired
/// token, where Direct Line's clients wait for 403.
/// </summary>
internal sealed class CallerFilter(ChatTokens tokens, SiteSecrets secrets, Origins origins) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    /// <summary>All that the secret of a single site opens.</summary>
    private const string Generate = DirectLineRoutes.Root + "/tokens/generate";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        CrossOrigin.Allow(http, origins);
        if (!origins.IsAllowed(http.Request))
        {
            throw DirectLineFault.Forbidden("This site may not use the chat.");
        }

        var caller = await IdentifyAsync(http.Request.Headers.Authorization.ToString());
        // Before any look-up: whether another conversation exists is nobody's business.
        if (caller.Grant is { } grant && http.GetRouteValue("conversationId") is string id && id != grant.ConversationId)
        {
            throw DirectLineFault.Forbidden("The token is for another conversation.");
        }

        if (caller.Grant is { } held && !origins.Permits(http.Request, held))
        {
            throw DirectLineFault.Forbidden("The token is for another site.");
        }

        if (caller.Site is not null && !http.Request.Path.Equals(Generate, StringComparison.OrdinalIgnoreCase))
        {
            throw DirectLineFault.Forbidden("The secret of a site only generates tokens.");
        }

        http.Features.Set(caller);
        return await next(context);
    }

    private async Task<Caller> IdentifyAsync(string header)
    {
        var credential = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : string.Empty;
        if (credential.Length == 0)
        {
            throw DirectLineFault.Unauthorized();
        }

        if (tokens.IsSecret(credential))
        {
            return new Caller(Grant: null);
        }

        if (secrets.SiteOf(credential) is { } site)
        {
            return new Caller(Grant: null) { Site = site };
        }

        var reading = await tokens.ReadAsync(credential);
        return reading.State switch
        {
            TokenState.Good => new Caller(reading.Grant),
            TokenState.Expired => throw DirectLineFault.TokenExpired(),
            TokenState.Foreign => throw DirectLineFault.Forbidden("The token is not valid here."),
            _ => throw DirectLineFault.Unauthorized(),
        };
    }
}
