using Microsoft.Extensions.Configuration;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>
/// Reads the named sites out of <c>WebChat:Sites</c>, where bare origins may stand beside them.
/// </summary>
internal static class SiteBinding
{
    /// <summary>Adds every named site.</summary>
    public static void Bind(WebChatOptions options, IConfigurationSection section)
    {
        foreach (var child in section.GetChildren().Where(child => child.Value is null))
        {
            var site = child.Get<SiteOptions>() ?? new SiteOptions();
            foreach (var one in Split(child[nameof(SiteOptions.Origins)]))
            {
                site.Origins.Add(one);
            }

            options.NamedSites[child.Key] = site;
        }
    }

    /// <summary>One value with commas, as an environment variable easily holds it.</summary>
    public static IEnumerable<string> Split(string? value) =>
        (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
