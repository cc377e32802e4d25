using LaporBot.Channels.WebChat.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>A page like an agency's, with the button in its corner. It shows nothing that the agency's own page does not.</summary>
internal sealed class PreviewPage(IOptions<WebChatOptions> options, WebChatPages pages, SiteSnippets snippets)
{
    public IResult Show(HttpContext context, string site)
    {
        if (!options.Value.NamedSites.TryGetValue(site, out var found))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
        var page = Markup.Of(
            $"""
            <!doctype html>
            <html lang="id">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{found.Title ?? site}</title>
            <link rel="stylesheet" href="{context.Request.PathBase.Value}{pages.Versioned("/formulir/form.css")}">
            </head>
            <body>
            <main aria-label="{found.Title ?? site}">
            <h1>{found.Title ?? site}</h1>
            {snippets.Of(context.Request, site, found)}
            </main>
            </body>
            </html>
            """);
        return Results.Text(page.Html, "text/html; charset=utf-8");
    }
}
