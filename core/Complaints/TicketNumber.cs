using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LaporBot.Core.Complaints;

/// <summary>
/// The citizen's handle on a case: <c>LB-XXXX-XXXX-C</c>, eight random digits of Crockford's base 32 and a check character.
/// The check is a weighted sum in GF(32) with distinct weights, so every single wrong digit and every swap of two is noticed.
/// </summary>
public readonly partial record struct TicketNumber
{
    /// <summary>No shorter text holds a number, not even a mistyped one.</summary>
    public const int Shortest = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 8;

    private readonly string? _value;

    private TicketNumber(string value) => _value = value;

    /// <summary>The canonical form, <c>LB-XXXX-XXXX-C</c>.</summary>
    public override string ToString() => _value ?? throw new InvalidOperationException("An empty ticket number was used.");

    /// <summary>Draws a new number; 40 random bits, so the ledger's unique index still has to have the last word.</summary>
    public static TicketNumber Draw()
    {
        Span<char> digits = stackalloc char[Digits];
        for (var i = 0; i < Digits; i++)
        {
            digits[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        }

        return Compose(digits);
    }

    /// <summary>Reads a number a person typed: any case, spaces or dashes, O for 0, I and L for 1, with or without <c>LB</c>.</summary>
    public static bool TryParse(string? text, out TicketNumber ticket)
    {
        ticket = default;
        return text is { Length: <= 64 } && Whole().Match(text.Trim()) is { Success: true } match && TryCompose(match, out ticket);
    }

    /// <summary>Finds the first well-formed number with a right check character inside a sentence.</summary>
    public static bool TryFind(string text, out TicketNumber ticket)
    {
        for (var match = Inside().Match(text); match.Success; match = match.NextMatch())
        {
            if (TryCompose(match, out ticket))
            {
                return true;
            }
        }

        ticket = default;
        return false;
    }

    /// <summary>Finds the one number a text names; false when it names none, or several.</summary>
    public static bool TryFindOnly(string text, out TicketNumber ticket)
    {
        ticket = default;
        var found = false;
        for (var match = Inside().Match(text); match.Success; match = match.NextMatch())
        {
            if (TryCompose(match, out var one))
            {
                if (found && one != ticket)
                {
                    return false;
                }

                (ticket, found) = (one, true);
            }
        }

        return found;
    }

    /// <summary>True when the text has the shape of a number of ours but the check character says it was mistyped.</summary>
    public static bool LooksMistyped(string text) => Prefixed().IsMatch(text) && !TryFind(text, out _);

    private static bool TryCompose(Match match, out TicketNumber ticket)
    {
        ticket = default;
        Span<char> digits = stackalloc char[Digits + 1];
        var length = 0;
        foreach (var group in (ReadOnlySpan<string>)["a", "b", "c"])
        {
            foreach (var typed in match.Groups[group].ValueSpan)
            {
                if (!TryDigit(typed, out digits[length++]))
                {
                    return false;
                }
            }
        }

        ticket = Compose(digits[..Digits]);
        return ticket._value![^1] == digits[Digits];
    }

    private static bool TryDigit(char typed, out char digit)
    {
        digit = char.ToUpperInvariant(typed) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
        return Alphabet.Contains(digit, StringComparison.Ordinal);
    }

    private static TicketNumber Compose(ReadOnlySpan<char> digits) =>
        new($"LB-{digits[..4]}-{digits[4..]}-{Check(digits)}");

    private static char Check(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var weight = 2;
        foreach (var digit in digits)
        {
            sum ^= Multiply(weight, Alphabet.IndexOf(digit, StringComparison.Ordinal));
            weight = Multiply(weight, 2);
        }

        return Alphabet[sum];
    }

    /// <summary>Multiplies in GF(32) with the primitive polynomial x^5 + x^2 + 1.</summary>
    private static int Multiply(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1)
        {
            product ^= (b & 1) == 0 ? 0 : a;
            a = (a & 16) == 0 ? a << 1 : (a << 1) ^ 0b100101;
        }

        return product;
    }

    // No time-outs here or where answers are read: the patterns cannot backtrack far, and a time-out counts wall time, so a busy machine
    // would fail a turn for nothing.
    [GeneratedRegex(@"^(?:LB)?[\s\-–]*(?<a>[0-9A-Z]{4})[\s\-–]*(?<b>[0-9A-Z]{4})[\s\-–]*(?<c>[0-9A-Z])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\b(?:LB[\s\-–]?(?<a>[0-9A-Z]{4})[\s\-–]?(?<b>[0-9A-Z]{4})[\s\-–]?(?<c>[0-9A-Z])|(?<a>[0-9A-Z]{4})-(?<b>[0-9A-Z]{4})-(?<c>[0-9A-Z]))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inside();

    [GeneratedRegex(@"\bLB[\s\-–]?[0-9A-Z]{4}[\s\-–]?[0-9A-Z]{4}[\s\-–]?[0-9A-Z]?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefixed();
}
