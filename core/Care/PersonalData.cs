using System.Collections.Immutable;
using System.Text;

namespace LaporBot.Core.Care;

/// <summary>
/// Finds numbers and addresses people give away in a story, and covers them. Ticket numbers, dates, prices and number plates are not
/// personal data. Linear in the text.
/// </summary>
public static class PersonalData
{
    private const char Cover = '•';

    /// <summary>Digits left readable at either end, so that a person recognises the number.</summary>
    private const int Shown = 2;

    /// <summary>In the order of the text; none overlaps another.</summary>
    public static ImmutableArray<PersonalDataFinding> Find(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !text.Contains('@', StringComparison.Ordinal))
        {
            return [];
        }

        var findings = ImmutableArray.CreateBuilder<PersonalDataFinding>();
        for (var at = 0; at < text.Length; at++)
        {
            if (Read(text, at, findings.Count == 0 ? 0 : findings[^1].Start + findings[^1].Length) is { } finding)
            {
                findings.Add(finding);
                at = finding.Start + finding.Length - 1;
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                // A number starts where its digits start, never in their midst.
                while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
                {
                    at++;
                }
            }
        }

        return findings.DrainToImmutable();
    }

    /// <summary>The text with what was found covered; the very same text when nothing was.</summary>
    public static string Mask(string text)
    {
        var findings = Find(text);
        if (findings.IsEmpty)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var done = 0;
        foreach (var finding in findings)
        {
            masked.Append(text, done, finding.Start - done);
            done = finding.Start + finding.Length;
            var found = text.AsSpan(finding.Start, finding.Length);
            if (finding.Kind == PersonalDataKind.Email)
            {
                masked.Append(found[0]).Append(Cover, 3).Append("@…");
            }
            else
            {
                CoverDigits(masked, found);
            }
        }

        return masked.Append(text, done, text.Length - done).ToString();
    }

    private static PersonalDataFinding? Read(string text, int at, int free) => text[at] switch
    {
        '@' => MailAddress.At(text, at, free),
        '+' or (>= '0' and <= '9') => PersonalNumber.At(text, at),
        _ => null,
    };

    private static void CoverDigits(StringBuilder masked, ReadOnlySpan<char> found)
    {
        var digits = 0;
        foreach (var c in found)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        var seen = 0;
        foreach (var c in found)
        {
            seen += char.IsAsciiDigit(c) ? 1 : 0;
            masked.Append(char.IsAsciiDigit(c) && seen > Shown && seen <= digits - Shown ? Cover : c);
        }
    }
}
