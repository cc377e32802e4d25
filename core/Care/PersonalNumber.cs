namespace LaporBot.Core.Care;

/// <summary>A number written in groups of digits, as people write theirs: "5271 0101 0190 0001", "0812-3456-7890".</summary>
internal static class PersonalNumber
{
    private const int MostDigits = 19;
    private const int MostGroups = 6;
    private const int IdentityDigits = 16;

    /// <summary>How people break an identity or card number; anything else of that length is rather two dates.</summary>
    private static readonly string[] IdentityGroups = ["16", "4 4 4 4", "6 6 4", "2 2 2 6 4", "6 10", "8 8", "12 4"];

    private static readonly string[] CardGroups = ["13", "15", "16", "19", "4 4 4 4", "4 6 5", "4 4 4 4 3"];

    /// <summary>The longest number of ours that begins here.</summary>
    public static PersonalDataFinding? At(string text, int start)
    {
        Span<char> digits = stackalloc char[MostDigits];
        Span<int> groups = stackalloc int[MostGroups];
        var (count, parts) = (0, 0);
        PersonalDataFinding? found = null;
        var at = text[start] == '+' ? start + 1 : start;
        while (parts < MostGroups && at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var begin = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                if (count == MostDigits)
                {
                    return found;
                }

                digits[count++] = text[at++];
            }

            groups[parts++] = at - begin;
            if (Kind(digits[..count], groups[..parts], text[start] == '+') is { } kind)
            {
                found = new PersonalDataFinding(kind, start, at - start);
            }

            if (at + 1 >= text.Length || text[at] is not (' ' or '-' or '.'))
            {
                return found;
            }

            at++;
        }

        return found;
    }

    private static PersonalDataKind? Kind(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool hasPlus) =>
        IsPhone(digits, groups, hasPlus) ? PersonalDataKind.Phone
        : digits.Length == IdentityDigits && IsIdentity(digits) && IsOneOf(groups, IdentityGroups) ? PersonalDataKind.IdentityNumber
        : digits.Length >= 13 && digits[0] is >= '3' and <= '6' && IsOneOf(groups, CardGroups) && PassesLuhn(digits) ? PersonalDataKind.BankCard
        : null;

    /// <summary>08… or 628…; short groups belong to dates.</summary>
    private static bool IsPhone(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool hasPlus)
    {
        var isLocal = digits.StartsWith("08") && !hasPlus && digits.Length is >= 10 and <= 13 && groups[0] >= 3;
        var isInternational = digits.StartsWith("628") && digits.Length is >= 11 and <= 14 && (hasPlus || groups.Length == 1 || groups[0] is 2 or > 3);
        foreach (var group in groups[1..])
        {
            if (group < 2)
            {
                return false;
            }
        }

        return isLocal || isInternational;
    }

    /// <summary>Province, then a birth date (a woman's day is 40 greater) or a family card's date of issue.</summary>
    private static bool IsIdentity(ReadOnlySpan<char> digits)
    {
        var province = Two(digits, 0);
        var day = Two(digits, 6);
        return province is >= 11 and <= 96 && (day is >= 1 and <= 31 or >= 41 and <= 71) && Two(digits, 8) is >= 1 and <= 12;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 0 ? digit : digit * 2;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    private static bool IsOneOf(ReadOnlySpan<int> groups, string[] allowed)
    {
        Span<char> written = stackalloc char[MostGroups * 3];
        var length = 0;
        foreach (var group in groups)
        {
            group.TryFormat(written[length..], out var characters);
            length += characters;
            written[length++] = ' ';
        }

        foreach (var shape in allowed)
        {
            if (written[..(length - 1)].SequenceEqual(shape))
            {
                return true;
            }
        }

        return false;
    }

    private static int Two(ReadOnlySpan<char> digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
