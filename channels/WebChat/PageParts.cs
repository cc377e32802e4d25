using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// Pure: the files of the pages as they are written to the files as they are fetched. The scripts of a page travel as one, since
/// together they pack better and a slow line asks once; a page names every part with its fingerprint.
/// </summary>
internal static partial class PageParts
{
    /// <summary>The page itself.</summary>
    public const string Index = "index.html";

    /// <summary>The same with Microsoft's client in the place of ours.</summary>
    public const string Official = "official/index.html";

    private const string OfficialMain = "official/main.html";

    /// <summary>What is served, by name.</summary>
    public static Dictionary<string, byte[]> Of(IReadOnlyDictionary<string, byte[]> files)
    {
        var light = Encoding.UTF8.GetString(files[Index]);
        var parts = files.Where(file => file.Key != OfficialMain && !Script().IsMatch(Tag(file.Key))).ToDictionary();
        var pages = new Dictionary<string, string>
        {
            [Index] = Gather(light, "webchat/page.js", files, parts),
            [Official] = Gather(WithOfficial(light, Encoding.UTF8.GetString(files[OfficialMain])), "official/page.js", files, parts),
        };
        var prints = parts.ToDictionary(part => part.Key, part => Fingerprint(part.Value));
        foreach (var (name, page) in pages)
        {
            parts[name] = Encoding.UTF8.GetBytes(prints.Aggregate(page, (text, print) =>
                text.Replace($"{print.Key}\"", $"{print.Key}?v={print.Value}\"", StringComparison.Ordinal)));
        }

        return parts;
    }

    /// <summary>Changes with the content, and with nothing else.</summary>
    public static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    // All its scripts in the place of the first one.
    private static string Gather(string page, string name, IReadOnlyDictionary<string, byte[]> files, Dictionary<string, byte[]> parts)
    {
        parts[name] = [.. Script().Matches(page).SelectMany(script => files[script.Groups["name"].Value])];
        var place = Script().Match(page).Index;
        return Script().Replace(page, "").Insert(place, Tag(name));
    }

    private static string WithOfficial(string light, string main) => Main().Replace(light, _ => main, 1)
        .Replace(Tag("webchat/chat.js"), Tag("official/strings.js") + Tag("official/adapter.js") + Tag("official/talk.js"), StringComparison.Ordinal)
        .Replace(Tag("webchat/words.js"), $"<link rel=\"stylesheet\" href=\"official/official.css\">\n{Tag("official/webchat-minimal.js")}{Tag("webchat/words.js")}", StringComparison.Ordinal);

    private static string Tag(string script) => $"<script defer src=\"{script}\"></script>\n";

    // The client's own file has a hyphen in its name, and stays by itself.
    [GeneratedRegex(@"<script defer src=""(?<name>(webchat|official)/[a-z]+\.js)""></script>\n", RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"<main>.*</main>\n", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Main();
}
