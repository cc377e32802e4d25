using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat;

/// <summary>The headers that guard the chat's page.</summary>
internal static class PageGuard
{
    /// <summary>Nothing runs but our own scripts, and only the named origins may put the page into a frame.</summary>
    public static void Set(HttpContext context, string frameAncestors, string baseUri = "'none'")
    {
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";
        // Older browsers do not take 'self' for sockets.
        var host = context.Request.Host;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; "
            + $"connect-src 'self' ws://{host} wss://{host}; base-uri {baseUri}; form-action 'none'; frame-ancestors {frameAncestors}";
    }
}
