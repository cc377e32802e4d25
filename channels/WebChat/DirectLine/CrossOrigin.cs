using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// CORS for the sites of the settings that run their own client. By hand, so that the host's pipeline needs no middleware for
/// it; without credentials, since the chat has no cookies.
/// </summary>
internal static class CrossOrigin
{
    /// <summary>Answers a preflight.</summary>
    public static IResult Preflight(HttpContext context, Origins origins)
    {
        Allow(context, origins);
        var headers = context.Response.Headers;
        if (headers.AccessControlAllowOrigin.Count > 0)
        {
            headers.AccessControlAllowMethods = "GET, POST";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "7200";
        }

        return Results.NoContent();
    }

    /// <summary>Marks an answer as readable by the calling site, if it is one of ours.</summary>
    public static void Allow(HttpContext context, Origins origins)
    {
        context.Response.Headers.Vary = "Origin";
        if (origins.CorsOrigin(context.Request) is { } origin)
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        }
    }
}
