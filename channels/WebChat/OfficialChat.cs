using System.Security.Cryptography;
using LaporBot.Channels.WebChat.Forms;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// Microsoft's Web Chat client in our page, for who asks for it and for sites that chose it. It is part of the program when npm
/// brought it to the build (client/fetch.targets).
/// </summary>
internal sealed class OfficialChat
{
    /// <summary>In an address and in a site's settings: Microsoft's client.</summary>
    public const string Ui = "webchat";

    /// <summary>The other one, ours.</summary>
    public const string LightUi = "light";

    private const string Script = "/official/webchat-minimal.js";
    private const string License = $"{Script}.LICENSE.txt";
    private const string Packed = "client/webchat-minimal.js.br";

    private readonly Lazy<Dictionary<string, PackedPage>> _files = new(() => new()
    {
        [Script] = PackedPage.OfBrotli(Script, Read(Packed)),
        [License] = new PackedPage(License, Read("client/webchat-minimal.js.LICENSE.txt")),
    });

    /// <summary>Whether this build has it.</summary>
    public static bool IsBuilt { get; } = typeof(OfficialChat).Assembly.GetManifestResourceInfo(Packed) is not null;

    /// <summary>What it consists of; nothing when it is not built.</summary>
    public static IEnumerable<string> Paths => IsBuilt ? [Script, License] : [];

    /// <summary>Who asked for it gets it, where it is; else what the site chose.</summary>
    public static bool IsWanted(HttpRequest request, string? chosen = null) =>
        IsBuilt && (request.Query["ui"].ToString() is { Length: > 0 } asked ? asked : chosen) == Ui;

    /// <summary>GET or HEAD of one of the <see cref="Paths"/>.</summary>
    public IResult Get(HttpContext context, string path) => _files.Value[path].Send(context);

    /// <summary>
    /// The page around it. The client writes style sheets as it goes, which the policy lets pass by a word that is good for this one
    /// answer; so the page is never kept.
    /// </summary>
    public IResult Page(HttpContext context, string page, string frameAncestors, string baseUri = "'none'")
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        PageGuard.Set(context, frameAncestors, baseUri, nonce);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(
            page.Replace("<main id=\"main\"", Markup.Of($"<main id=\"main\" data-nonce=\"{nonce}\"").Html, StringComparison.Ordinal)
                .Replace($"src=\"{Script[1..]}\"", $"src=\"{Script[1..]}?v={_files.Value[Script].Version}\"", StringComparison.Ordinal),
            "text/html; charset=utf-8");
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(OfficialChat).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
