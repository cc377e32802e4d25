using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Channels.WebChat.Embedding;

namespace LaporBot.Bot.Desk.Sites;

/// <summary>How the chat is put on an agency's page: the lines to paste, and how it will look.</summary>
internal static class SitesRegistration
{
    public static IServiceCollection AddSites(this IServiceCollection services) =>
        services.AddSingleton(new MenuItem("/situs", "Sites.Menu", Power.SetUpSites));

    public static RouteGroupBuilder MapSites(this RouteGroupBuilder desk)
    {
        desk.MapGet("/situs", Show).For(Power.SetUpSites);
        return desk;
    }

    private static IResult Show(DeskRequest desk, SiteSnippets snippets)
    {
        DeskHeaders.AllowFrames(desk.Http.Response);
        var sites = snippets.List(desk.Http.Request);
        var chosen = desk.Asked("situs");
        return desk.Show<SitesPage>(new SitesView(sites, sites.FirstOrDefault(one => one.Name == chosen) ?? sites.FirstOrDefault()));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="All">Every site.</param>
/// <param name="Chosen">The one that is shown; null when there is none.</param>
internal sealed record SitesView(ImmutableArray<EmbeddedSite> All, EmbeddedSite? Chosen);
