using System.Collections.Frozen;
using System.Text;
using LaporBot.Channels.WebChat.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>The chat as an agency's page frames it: the same page, with the site's words and colour, and for its origins only.</summary>
internal sealed class EmbedPages(IOptions<WebChatOptions> options, OfficialChat official)
{
    private const string Style = "site.css";

    private readonly FrozenDictionary<string, Site> _sites = options.Value.NamedSites
        .ToFrozenDictionary(site => site.Key, site => new Site(site.Key, site.Value), StringComparer.Ordinal);

    /// <summary>GET the page of a site, with the client it chose or with the one asked for.</summary>
    public IResult Page(HttpContext context, string name) =>
        _sites.TryGetValue(name, out var site) && OfficialChat.IsWanted(context.Request, site.Ui)
            ? official.Page(context, site.OfficialPage, site.FrameAncestors, baseUri: "'self'")
            : Send(context, name, site => site.Page);

    /// <summary>GET the colours of a site.</summary>
    public IResult Colours(HttpContext context, string name) => Send(context, name, site => site.Colours);

    private IResult Send(HttpContext context, string name, Func<Site, PackedPage> part)
    {
        if (!_sites.TryGetValue(name, out var site))
        {
            return Results.NotFound();
        }

        PageGuard.Set(context, site.FrameAncestors, baseUri: "'self'");
        return part(site).Send(context);
    }

    private sealed class Site(string name, SiteOptions options)
    {
        public PackedPage Page { get; } = new("index.html", Encoding.UTF8.GetBytes(Dressed(WebChatPages.Index, name, options)));

        public string OfficialPage { get; } = Dressed(WebChatPages.Official, name, options);

        public string Ui { get; } = options.Ui;

        public PackedPage Colours { get; } = new(Style, Encoding.UTF8.GetBytes(Paint(options.Colour)));

        public string FrameAncestors { get; } = string.Join(' ', options.Origins.Prepend("'self'"));

        // The base makes every address of the page, and every call of its scripts, the same as at home.
        private static string Dressed(string page, string name, SiteOptions options) => page
            .Replace("<head>\n", "<head>\n<base href=\"../\">\n", StringComparison.Ordinal)
            .Replace("</head>", $"{Markup.Of($"<link rel=\"stylesheet\" href=\"embed/{name}/{Style}\">")}\n{Markup.Of($"<script defer src=\"embed/frame.js\" data-origins=\"{string.Join(' ', options.Origins)}\"></script>")}\n</head>", StringComparison.Ordinal)
            .Replace("<h1>LaporBot <span>", Markup.Of($"<h1>{options.Title ?? "LaporBot"} <span>").Html, StringComparison.Ordinal)
            .Replace("<p class=\"note privacy\"", $"{Markup.When(options.Note is not null, Markup.Of($"<p class=\"note\">{options.Note}</p>"))}<p class=\"note privacy\"", StringComparison.Ordinal);

        private static string Paint(string? colour) => colour is null
            ? ""
            : $":root {{ --deep: {colour}; }}\n@media (prefers-color-scheme: light) {{ :root {{ --accent: {colour}; }} }}\n";
    }
}
