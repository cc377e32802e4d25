using System.Collections.Immutable;
using LaporBot.Channels.WebChat.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>A site that may embed the chat, for whoever sets it up.</summary>
/// <param name="Name">As in <c>data-site</c>.</param>
/// <param name="Origins">Where its pages are.</param>
/// <param name="Ui">Which chat it shows: <c>light</c> or <c>webchat</c>.</param>
/// <param name="HasOwnClient">Its server may generate tokens.</param>
/// <param name="Snippet">To paste before the end of the body.</param>
/// <param name="Preview">Address of a page like the agency's, with the snippet in it.</param>
public sealed record EmbeddedSite(string Name, ImmutableArray<string> Origins, string Ui, bool HasOwnClient, string Snippet, string Preview);

/// <summary>What an agency pastes into its pages.</summary>
public sealed class SiteSnippets
{
    private readonly IOptions<WebChatOptions> _options;
    private readonly Origins _origins;

    internal SiteSnippets(IOptions<WebChatOptions> options, Origins origins) => (_options, _origins) = (options, origins);

    /// <summary>All sites, by name, with their lines as this request's address makes them.</summary>
    public ImmutableArray<EmbeddedSite> List(HttpRequest request) =>
    [
        .. _options.Value.NamedSites.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new EmbeddedSite(
            one.Key, [.. one.Value.Origins], one.Value.Ui, one.Value.SecretHash is not null, Of(request, one.Key, one.Value).Html, $"{request.PathBase}/embed/{one.Key}/preview")),
    ];

    internal Markup Of(HttpRequest request, string name, SiteOptions site)
    {
        var home = _origins.BaseUrl(request);
        var colour = Markup.When(site.Colour is not null, Markup.Of($" data-colour=\"{site.Colour}\""));
        return Markup.Of(
            $"""
            <script src="{home}/embed.js" data-site="{name}" data-label="{site.Label}"{colour} defer></script>
            <noscript><a href="{home}{FormShell.Root}">{site.Label}</a></noscript>
            """);
    }
}
