using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// The page and what belongs to it, out of this assembly: compressed once at start as far as it goes, since citizens pay for
/// every byte. The page names its parts with their fingerprint, so those are fetched once and kept.
/// </summary>
internal sealed class WebChatPages(Origins origins)
{
    private const string Folder = "wwwroot/";
    private const string Index = "index.html";

    private readonly FrozenDictionary<string, Page> _pages = PackAll();

    /// <summary>Every path there is.</summary>
    public static IEnumerable<string> Paths => Names().Select(PathOf);

    /// <summary>The path with its fingerprint: what is fetched by it may be kept for ever.</summary>
    public string Versioned(string path) => $"{path}?v={_pages[path].Version}";

    /// <summary>GET or HEAD of one of the <see cref="Paths"/>.</summary>
    public IResult Get(HttpContext context, string path)
    {
        var page = _pages[path];
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";
        headers.ContentSecurityPolicy = Policy(context.Request);
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = context.Request.Query["v"] == page.Version ? "public, max-age=31536000, immutable" : "no-cache";
        var (bytes, encoding) = page.For(context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, page.ContentType, entityTag: new EntityTagHeaderValue($"\"{page.Version}-{encoding ?? "id"}\""));
    }

    // Older browsers do not take 'self' for sockets.
    private string Policy(HttpRequest request) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; "
        + $"connect-src 'self' ws://{request.Host} wss://{request.Host}; base-uri 'none'; form-action 'none'; "
        + $"frame-ancestors {origins.FrameAncestors}";

    private static FrozenDictionary<string, Page> PackAll()
    {
        var files = Names().ToDictionary(name => name, Read);
        var index = Encoding.UTF8.GetString(files[Index]);
        foreach (var (name, bytes) in files.Where(file => file.Key != Index))
        {
            index = index.Replace($"{name}\"", $"{name}?v={Fingerprint(bytes)}\"", StringComparison.Ordinal);
        }

        files[Index] = Encoding.UTF8.GetBytes(index);
        return files.ToFrozenDictionary(file => PathOf(file.Key), file => new Page(file.Key, file.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names() => typeof(WebChatPages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..]);

    private static string PathOf(string name) => name == Index ? "/" : $"/{name}";

    private static byte[] Read(string name)
    {
        using var stream = typeof(WebChatPages).Assembly.GetManifestResourceStream(Folder + name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private sealed class Page(string path, byte[] bytes)
    {
        private readonly byte[]? _brotli = IsText(path) ? Pack(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)) : null;
        private readonly byte[]? _gzip = IsText(path) ? Pack(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)) : null;

        public string Version { get; } = Fingerprint(bytes);

        public string ContentType { get; } = Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".json" or ".webmanifest" => "application/manifest+json",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            _ => "application/octet-stream",
        };

        public (byte[] Bytes, string? Encoding) For(string accepted)
        {
            var names = accepted.Split(',').Select(name => name.Trim()).ToList();
            return names.Any(name => Accepts(name, "br")) && _brotli is not null ? (_brotli, "br")
                : names.Any(name => Accepts(name, "gzip")) && _gzip is not null ? (_gzip, "gzip")
                : (bytes, null);
        }

        private static bool Accepts(string name, string encoding) =>
            name.StartsWith(encoding, StringComparison.OrdinalIgnoreCase) && !name.EndsWith("q=0", StringComparison.Ordinal);

        private static bool IsText(string path) =>
            Path.GetExtension(path) is ".html" or ".js" or ".css" or ".svg" or ".json" or ".webmanifest";

        private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packer)
        {
            using var packed = new MemoryStream();
            using (var stream = packer(packed))
            {
                stream.Write(bytes);
            }

            return packed.ToArray();
        }
    }
}
