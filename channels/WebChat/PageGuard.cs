using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat;

/// <summary>The headers that guard the chat's page.</summary>
internal static class PageGuard
{
    // Before it has its word the client writes one style sheet with nothing in it.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>Nothing runs but our own scripts, and only the named origins may put the page into a frame.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="frameAncestors">Who may frame it.</param>
    /// <param name="baseUri">Where its base may point.</param>
    /// <param name="nonce">
    /// For Microsoft's client, which needs two things more: style sheets it writes itself, under this word, and to read back the
    /// files a person picked, which it holds under blob: addresses. No inline script, no eval, no worker, no other host.
    /// </param>
    public static void Set(HttpContext context, string frameAncestors, string baseUri = "'none'", string? nonce = null)
    {
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";
        // Older browsers do not take 'self' for sockets.
        var host = context.Request.Host;
        var (styles, connections) = nonce is null ? ("", "") : ($" 'nonce-{nonce}' {EmptyStyle}", " blob:");
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; "
            + $"connect-src 'self' ws://{host} wss://{host}{connections}; base-uri {baseUri}; form-action 'none'; frame-ancestors {frameAncestors}";
    }
}
