using System.Globalization;
using System.Text.RegularExpressions;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>Pure: what is wrong with the settings of a site, all of it.</summary>
internal static partial class SiteCheck
{
    private const double LeastContrast = 5;

    /// <summary>The faults of one site.</summary>
    public static IEnumerable<string> Faults(string name, SiteOptions site)
    {
        if (!Name().IsMatch(name) || name is Tokens.ChatGrant.Page or Tokens.ChatGrant.Server)
        {
            yield return $"WebChat:Sites:{name}: a name is 1 to 40 of a-z, 0-9 and -, and neither 'page' nor 'server'.";
        }

        if (site.Origins.Count == 0)
        {
            yield return $"WebChat:Sites:{name}:Origins is missing: without one no page may show the chat.";
        }

        foreach (var origin in site.Origins.Where(origin => !IsOrigin(origin)))
        {
            yield return OriginFault($"WebChat:Sites:{name}:Origins", origin);
        }

        if (site.Colour is { } colour && !(Colour().IsMatch(colour) && ContrastWithWhite(colour) >= LeastContrast))
        {
            yield return $"WebChat:Sites:{name}:Colour must be #rrggbb and dark enough for white letters.";
        }

        if (site.Ui is not (OfficialChat.LightUi or OfficialChat.Ui))
        {
            yield return $"WebChat:Sites:{name}:Ui must be 'light' or 'webchat'.";
        }

        if (site.Ui == OfficialChat.Ui && !OfficialChat.IsBuilt)
        {
            yield return $"WebChat:Sites:{name}:Ui is 'webchat', and this build has no such client: build it where npm works (-p:RequireWebChat=true says why it does not).";
        }

        if (site.SecretHash is { } hash && !Hash().IsMatch(hash))
        {
            yield return $"WebChat:Sites:{name}:SecretHash must be a SHA-256 in 64 hexadecimal digits.";
        }
    }

    /// <summary>Scheme, host and port, and nothing more.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The words for one that is none.</summary>
    public static string OriginFault(string setting, string origin) =>
        $"{setting}: '{origin}' is not an origin; write it like https://dinas.example.go.id, with no path and no slash at the end.";

    // WCAG 2: relative luminance.
    private static double ContrastWithWhite(string colour)
    {
        double Part(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d is var part && part <= 0.03928
            ? part / 12.92
            : Math.Pow((part + 0.055) / 1.055, 2.4);
        return 1.05 / ((0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5)) + 0.05);
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
