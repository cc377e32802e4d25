using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>What an agency's page fetches, and a page to see it on.</summary>
internal static class EmbedRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/embed/{site}", (HttpContext context, EmbedPages pages, string site) => pages.Page(context, site));
        endpoints.MapGet("/embed/{site}/site.css", (HttpContext context, EmbedPages pages, string site) => pages.Colours(context, site));
        endpoints.MapGet("/embed/{site}/preview", (HttpContext context, PreviewPage page, string site) => page.Show(context, site));
    }

    public static IServiceCollection AddEmbedding(this IServiceCollection services) => services
        .AddSingleton<SiteSecrets>().AddSingleton<EmbedPages>().AddSingleton<PreviewPage>()
        .AddSingleton(provider => new SiteSnippets(provider.GetRequiredService<IOptions<WebChatOptions>>(), provider.GetRequiredService<Origins>()));
}
