using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat;

/// <summary>One file of the page, compressed once as far as it goes, since citizens pay for every byte.</summary>
internal sealed class PackedPage(string path, byte[] bytes, byte[]? packed = null)
{
    private readonly byte[]? _brotli = packed ?? (IsText(path) ? Pack(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)) : null);
    private readonly byte[]? _gzip = IsText(path) ? Pack(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)) : null;

    /// <summary>A large file that was packed when the program was built.</summary>
    public static PackedPage OfBrotli(string path, byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return new PackedPage(path, bytes.ToArray(), packed);
    }

    /// <summary>Changes with the content, and with nothing else.</summary>
    public string Version { get; } = PageParts.Fingerprint(bytes);

    private string ContentType { get; } = Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" or ".webmanifest" => "application/manifest+json",
        ".png" => "image/png",
        ".txt" => "text/plain; charset=utf-8",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    /// <summary>The answer to a GET; under its fingerprint it may be kept for ever.</summary>
    public IResult Send(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = context.Request.Query["v"] == Version ? "public, max-age=31536000, immutable" : "no-cache";
        var (sent, encoding) = For(context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(sent, ContentType, entityTag: new EntityTagHeaderValue($"\"{Version}-{encoding ?? "id"}\""));
    }

    private (byte[] Bytes, string? Encoding) For(string accepted)
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
