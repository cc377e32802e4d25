using LaporBot.Channels.WebChat.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>For whoever sets a site up: the lines to paste, and how they will look.</summary>
internal sealed class SettingsPage(IOptions<WebChatOptions> options, WebChatPages pages, Origins origins)
{
    /// <summary>GET the sites, and the snippet of the chosen one.</summary>
    public IResult Show(HttpContext context)
    {
        var sites = options.Value.NamedSites;
        var chosen = context.Request.Query["site"].ToString();
        var name = sites.ContainsKey(chosen) ? chosen : sites.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        var links = sites.Keys.Order(StringComparer.Ordinal).Select(one => Markup.Of($"<a href=\"?site={one}\">{one}</a> "));
        return Send(context, Markup.Of(
            $"""
            <h2>Sites that embed the chat</h2>
            <p class="intro">Development only. A site is set by WebChat__Sites__NAME__Origins and, as wished, __Label, __Title, __Note, __Colour, __SecretHash.</p>
            <p class="ways">{Markup.Join(links)}</p>
            {(name is null ? Markup.Of($"<p>No site is set.</p>") : Describe(context.Request, name, sites[name]))}
            """), "frame-src 'self'; ", new Markup("<header><h1>LaporBot <span>· embedding</span></h1></header>"));
    }

    /// <summary>GET a page like an agency's, with the snippet in it.</summary>
    public IResult Preview(HttpContext context, string site) => options.Value.NamedSites.TryGetValue(site, out var found)
        ? Send(context, Markup.Of($"<h2>{found.Title ?? site}</h2><p>A page of the agency. The button stands in the corner.</p>{Snippet(context.Request, site, found)}"), "script-src 'self'; frame-src 'self'; ")
        : Results.NotFound();

    private Markup Describe(HttpRequest request, string name, SiteOptions site) => Markup.Of(
        $"""
        <h2>{name}</h2>
        <p>May be shown on: {string.Join(", ", site.Origins)}. An own client may generate tokens: {(site.SecretHash is null ? "no" : "yes")}.</p>
        <label for="paste">To paste before the end of the body</label>
        <textarea id="paste" rows="6" readonly spellcheck="false">{Snippet(request, name, site).Html}</textarea>
        <iframe title="Preview of {name}" src="{request.PathBase.Value}/embed/{name}/preview"></iframe>
        """);

    private Markup Snippet(HttpRequest request, string name, SiteOptions site)
    {
        var home = origins.BaseUrl(request);
        return Markup.Of(
            $"""
            <script src="{home}/embed.js" data-site="{name}" data-label="{site.Label}"{Colour(site)} defer></script>
            <noscript><a href="{home}{FormShell.Root}">{site.Label}</a></noscript>
            """);
    }

    private static Markup Colour(SiteOptions site) => Markup.When(site.Colour is not null, Markup.Of($" data-colour=\"{site.Colour}\""));

    private IResult Send(HttpContext context, Markup main, string more, Markup? header = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src 'self'; {more}base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
        var page = Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Embedding · LaporBot</title>
            <link rel="stylesheet" href="{context.Request.PathBase.Value}{pages.Versioned("/formulir/form.css")}">
            </head>
            <body>
            {header ?? Markup.None}
            <main>
            {main}
            </main>
            </body>
            </html>
            """);
        return Results.Text(page.Html, "text/html; charset=utf-8");
    }
}
