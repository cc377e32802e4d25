using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LaporBot.Bot.Hub;

/// <summary>Makes text of the hub harmless: it is shown to citizens as plain text and must not steer a terminal, a log or a line's direction.</summary>
internal static partial class HubText
{
    /// <summary>Longest official words we pass on.</summary>
    public const int MaxLength = 3500;

    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Removes control, direction and other invisible characters, escape sequences and lone surrogates; cuts to <paramref name="max"/>.</summary>
    /// <returns>Null when nothing is left.</returns>
    public static string? Clean(string? text, int max = MaxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in Escapes().Replace(text, "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes turns a lone surrogate into U+FFFD, which a database can store.
            if (Replacement(rune) is { } visible)
            {
                if (kept.Length + visible.Utf16SequenceLength > max)
                {
                    break;
                }

                kept.Append(visible.ToString());
            }
        }

        var clean = BlankLines().Replace(kept.ToString(), "\n\n").Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>The same on one line.</summary>
    public static string? CleanLine(string? text, int max) => Clean(text is null ? null : Spaces().Replace(text, " "), max);

    private static Rune? Replacement(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is '\n' or ZeroWidthJoiner => rune,
        _ when rune.Value == '\t' => new Rune(' '),
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator => null,
        _ => rune,
    };

    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]{0,200}(?:\x07|\x1B\\)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
