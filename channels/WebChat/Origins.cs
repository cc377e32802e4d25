using System.Collections.Frozen;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat;

/// <summary>Which pages may talk to us, and under which address the caller sees us.</summary>
internal sealed class Origins(IOptions<GatewayOptions> gateway, IOptions<WebChatOptions> options)
{
    private readonly Uri? _public = gateway.Value.PublicUrl;
    private readonly FrozenSet<string> _sites = options.Value.Sites.Concat(options.Value.NamedSites.Values.SelectMany(site => site.Origins))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, FrozenSet<string>> _named = options.Value.NamedSites
        .ToFrozenDictionary(site => site.Key, site => site.Value.Origins.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);

    /// <summary>For a header: who may put our own page into a frame. A named site frames its own version of it.</summary>
    public string FrameAncestors { get; } = string.Join(' ', options.Value.Sites.Prepend("'self'"));

    /// <summary>The call comes from our own page, or from no page at all (a program on a server).</summary>
    public bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none" && (OriginOf(request) is not { } origin || IsOurOrigin(request, origin));
    }

    /// <summary>Our own page, no page at all, or a site named in the settings.</summary>
    public bool IsAllowed(HttpRequest request) =>
        OriginOf(request) is not { } origin || IsOurOrigin(request, origin) || _sites.Contains(origin);

    /// <summary>The token may be used from where the call comes: from our own page, from no page, or from a page of its site.</summary>
    public bool Permits(HttpRequest request, ChatGrant grant) =>
        OriginOf(request) is not { } origin || IsOurOrigin(request, origin)
        || (grant.Origins is { } trusted
            ? trusted.Split(' ').Contains(origin, StringComparer.OrdinalIgnoreCase) && Has(grant, origin)
            : Has(grant, origin));

    /// <summary>The page belongs to the site of the token; a token without a site belongs to all of them.</summary>
    public bool Has(ChatGrant grant, string origin) => grant.Site switch
    {
        ChatGrant.Page or ChatGrant.Server => _sites.Contains(origin),
        _ => _named.GetValueOrDefault(grant.Site)?.Contains(origin) == true,
    };

    /// <summary>The origin to name in a CORS answer, or null when none is due.</summary>
    public string? CorsOrigin(HttpRequest request) => OriginOf(request) is { } origin && _sites.Contains(origin) ? origin : null;

    /// <summary>The address the caller used for us, without a slash at the end.</summary>
    public string BaseUrl(HttpRequest request) => $"{Scheme(request)}://{request.Host}{request.PathBase}";

    /// <summary>The same for a WebSocket.</summary>
    public string SocketUrl(HttpRequest request) => (Scheme(request) == "https" ? "wss" : "ws") + $"://{request.Host}{request.PathBase}";

    // A proxy that ends TLS calls us by http under the public name.
    private string Scheme(HttpRequest request) =>
        _public is not null && IsSameHost(_public, request.Host) ? _public.Scheme : request.Scheme;

    private static string? OriginOf(HttpRequest request) =>
        request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } origin ? origin : null;

    private bool IsOurOrigin(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (IsSameHost(uri, request.Host) || uri.Authority.Equals(_public?.Authority, StringComparison.OrdinalIgnoreCase));

    private static bool IsSameHost(Uri uri, HostString host) =>
        uri.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (host.Port is { } port ? uri.Port == port : uri.IsDefaultPort);
}
