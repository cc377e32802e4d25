using System.Collections.Frozen;
using System.Text;
using LaporBot.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// The page and what belongs to it, out of this assembly: packed once at start. The page names its parts with their fingerprint,
/// so those are fetched once and kept.
/// </summary>
internal sealed class WebChatPages(Origins origins, OfficialChat official, IOptions<NodeOptions> node)
{
    private const string Folder = "wwwroot/";

    private static readonly Dictionary<string, byte[]> Parts = PageParts.Of(typeof(WebChatPages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToDictionary(name => name[Folder.Length..], Read));

    private readonly FrozenDictionary<string, PackedPage> _pages = Parts.Where(part => part.Key != PageParts.Official)
        .ToFrozenDictionary(part => PathOf(part.Key), part => new PackedPage(part.Key, node.Value.IsDemo && part.Key == PageParts.Index ? Marked(part.Value) : part.Value), StringComparer.Ordinal);

    /// <summary>Every path there is.</summary>
    public static IEnumerable<string> Paths => Parts.Keys.Where(name => name != PageParts.Official).Select(PathOf);

    /// <summary>The page as text, for a site that puts its own words into it.</summary>
    public static string Index { get; } = Encoding.UTF8.GetString(Parts[PageParts.Index]);

    /// <summary>The page of Microsoft's client as text.</summary>
    public static string Official { get; } = Encoding.UTF8.GetString(Parts[PageParts.Official]);

    /// <summary>The path with its fingerprint: what is fetched by it may be kept for ever.</summary>
    public string Versioned(string path) => $"{path}?v={_pages[path].Version}";

    /// <summary>GET or HEAD of one of the <see cref="Paths"/>.</summary>
    public IResult Get(HttpContext context, string path)
    {
        if (path == "/" && OfficialChat.IsWanted(context.Request))
        {
            return official.Page(context, Official, origins.FrameAncestors);
        }

        PageGuard.Set(context, origins.FrameAncestors);
        return _pages[path].Send(context);
    }

    /// <summary>Nobody may take a demo for the service.</summary>
    private static byte[] Marked(byte[] index) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(index)
        .Replace("<title>", "<title>CONTOH: ", StringComparison.Ordinal)
        .Replace("<span>· SP4N-LAPOR!</span>", "<span>· CONTOH, bukan layanan sungguhan</span>", StringComparison.Ordinal));

    private static string PathOf(string name) => name == PageParts.Index ? "/" : $"/{name}";

    private static byte[] Read(string name)
    {
        using var stream = typeof(WebChatPages).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
