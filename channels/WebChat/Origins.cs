using System.Collections.Frozen;
using LaporBot.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat;

/// <summary>Which pages may talk to us, and under which address the caller sees us.</summary>
internal sealed class Origins(IOptions<GatewayOptions> gateway, IOptions<WebChatOptions> options)
{
    private readonly Uri? _public = gateway.Value.PublicUrl;
    private readonly FrozenSet<string> _sites = options.Value.Sites.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>For a header: who may put our page into a frame.</summary>
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
