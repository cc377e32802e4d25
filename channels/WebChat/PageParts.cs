using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// Pure: the files of the page as they are written to the files as they are fetched. Its scripts travel as one, since together
/// they pack better and a slow line asks once; the page names every part with its fingerprint.
/// </summary>
internal static partial class PageParts
{
    /// <summary>The page itself.</summary>
    public const string Index = "index.html";

    private const string Scripts = "webchat/page.js";

    /// <summary>What is served, by name.</summary>
    public static Dictionary<string, byte[]> Of(IReadOnlyDictionary<string, byte[]> files)
    {
        var parts = new Dictionary<string, byte[]>(files);
        var index = Encoding.UTF8.GetString(parts[Index]);
        var names = Script().Matches(index).Select(script => script.Groups["name"].Value).ToList();
        parts[Scripts] = [.. names.SelectMany(name => parts[name])];
        names.ForEach(name => parts.Remove(name));

        index = Script().Replace(Script().Replace(index, $"<script defer src=\"{Scripts}\"></script>\n", 1), script =>
            script.Groups["name"].Value == Scripts ? script.Value : "");
        foreach (var (name, bytes) in parts)
        {
            index = index.Replace($"{name}\"", $"{name}?v={Fingerprint(bytes)}\"", StringComparison.Ordinal);
        }

        parts[Index] = Encoding.UTF8.GetBytes(index);
        return parts;
    }

    /// <summary>Changes with the content, and with nothing else.</summary>
    public static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    [GeneratedRegex(@"<script defer src=""(?<name>webchat/[a-z]+\.js)""></script>\n", RegexOptions.NonBacktracking)]
    private static partial Regex Script();
}
