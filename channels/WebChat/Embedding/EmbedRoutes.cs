using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>What an agency's page fetches, and the page that tells the agency how.</summary>
internal static class EmbedRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/embed/{site}", (HttpContext context, EmbedPages pages, string site) => pages.Page(context, site));
        endpoints.MapGet("/embed/{site}/site.css", (HttpContext context, EmbedPages pages, string site) => pages.Colours(context, site));

        // There is no sign-in for agencies yet, and the page names every site: it is there for whoever runs the program at their desk.
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            endpoints.MapGet("/embed", (HttpContext context, SettingsPage page) => page.Show(context));
            endpoints.MapGet("/embed/{site}/preview", (HttpContext context, SettingsPage page, string site) => page.Preview(context, site));
        }
    }

    public static IServiceCollection AddEmbedding(this IServiceCollection services) => services
        .AddSingleton<SiteSecrets>().AddSingleton<EmbedPages>().AddSingleton<SettingsPage>();
}
