using System.Buffers;
using System.Text;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.Telegram;

/// <summary>The one place where text becomes Telegram's HTML: everything is escaped here and nowhere else.</summary>
internal static class Markup
{
    public static readonly SearchValues<char> Special = SearchValues.Create("<>&");

    public static void Append(StringBuilder html, ReadOnlySpan<char> text, TextStyle style)
    {
        switch (style)
        {
            case TextStyle.Bold:
                html.Append("<b>");
                Escape(html, text);
                html.Append("</b>");
                break;
            case TextStyle.Code:
                html.Append("<code>");
                Escape(html, text);
                html.Append("</code>");
                break;
            default:
                Escape(html, text);
                break;
        }
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            html.Append(text[..at]).Append(text[at] switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            text = text[(at + 1)..];
        }

        html.Append(text);
    }
}
