using System.Collections.Immutable;
using System.Text;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Cuts a text into parts Telegram takes. Lengths are of the text people see, in UTF-16 units: never more than Telegram counts.
/// Every part opens and closes its own styles, and no cut falls inside a surrogate pair.
/// </summary>
internal static class TextParts
{
    public const int Longest = 4096;

    /// <summary>How far back a cut looks for the end of a line or a word.</summary>
    private const int LookBack = 400;

    [ThreadStatic]
    private static StringBuilder? _html;

    /// <summary>HTML parts in order; none when there is nothing to see.</summary>
    public static List<string> Cut(ImmutableArray<TextRun> runs)
    {
        var length = 0;
        foreach (var run in runs)
        {
            length += run.Text.Length;
        }

        var parts = new List<string>(1);
        if (length <= Longest)
        {
            Add(parts, Write(runs));
            return parts;
        }

        var text = string.Concat(runs.Select(run => run.Text));
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = EndOf(text, start);
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                Add(parts, Write(runs, start, end));
            }
        }

        return parts;
    }

    private static void Add(List<string> parts, string html)
    {
        if (!html.AsSpan().IsWhiteSpace())
        {
            parts.Add(html);
        }
    }

    private static string Write(ImmutableArray<TextRun> runs)
    {
        if (runs is [{ Style: TextStyle.Plain } only] && !only.Text.AsSpan().ContainsAny(Markup.Special))
        {
            return only.Text;
        }

        var html = _html ??= new StringBuilder(Longest);
        html.Clear();
        foreach (var run in runs)
        {
            Markup.Append(html, run.Text, run.Style);
        }

        return html.ToString();
    }

    /// <summary>Writes the stretch of text between two positions of the joined runs.</summary>
    private static string Write(ImmutableArray<TextRun> runs, int start, int end)
    {
        var html = new StringBuilder(end - start + 64);
        var before = 0;
        foreach (var run in runs)
        {
            var from = Math.Max(start - before, 0);
            var to = Math.Min(end - before, run.Text.Length);
            if (from < to)
            {
                Markup.Append(html, run.Text.AsSpan(from, to - from), run.Style);
            }

            before += run.Text.Length;
        }

        return html.ToString();
    }

    private static int EndOf(string text, int start)
    {
        var limit = start + Longest;
        if (limit >= text.Length)
        {
            return text.Length;
        }

        var near = text.AsSpan(limit - LookBack, LookBack);
        var line = near.LastIndexOf('\n');
        var cut = line >= 0 ? line : near.LastIndexOf(' ');
        return cut >= 0 ? limit - LookBack + cut + 1
            : char.IsHighSurrogate(text[limit - 1]) ? limit - 1
            : limit;
    }
}
