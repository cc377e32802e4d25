using System.Net;
using System.Text;

namespace LaporBot.Testing.Telegram;

/// <summary>Reads Telegram's HTML as strictly as the server does: known tags, closed in order, nothing unescaped.</summary>
internal static class HtmlMarkup
{
    private static readonly string[] Known = ["b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"];

    /// <summary>The text people see, or null with what is wrong.</summary>
    public static string? Read(string html, out string fault)
    {
        var text = new StringBuilder(html.Length);
        var open = new Stack<string>();
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                text.Append(html[at++]);
                continue;
            }

            var end = html.IndexOf('>', at);
            var tag = end < 0 ? "" : html[(at + 1)..end];
            var name = tag.TrimStart('/').Split(' ')[0];
            if (!Known.Contains(name) || (tag.StartsWith('/') && (open.Count == 0 || open.Pop() != name)))
            {
                fault = $"Bad Request: can't parse entities: Unsupported start tag \"{name}\" at byte offset {at}";
                return null;
            }

            if (!tag.StartsWith('/'))
            {
                open.Push(name);
            }

            at = end + 1;
        }

        fault = "Bad Request: can't parse entities: Can't find end tag";
        return open.Count == 0 ? WebUtility.HtmlDecode(text.ToString()) : null;
    }
}
