namespace LaporBot.Core.Reading;

/// <summary>Slips of the thumb.</summary>
internal static class Spelling
{
    /// <summary>One letter more, less or other, or two neighbours exchanged.</summary>
    public static bool IsOneLetterOff(ReadOnlySpan<char> typed, ReadOnlySpan<char> known)
    {
        var difference = typed.Length - known.Length;
        if (difference is < -1 or > 1)
        {
            return false;
        }

        var same = typed.CommonPrefixLength(known);
        return difference switch
        {
            1 => typed[(same + 1)..].SequenceEqual(known[same..]),
            -1 => typed[same..].SequenceEqual(known[(same + 1)..]),
            _ => same < typed.Length && (typed[(same + 1)..].SequenceEqual(known[(same + 1)..]) || IsExchanged(typed[same..], known[same..])),
        };
    }

    private static bool IsExchanged(ReadOnlySpan<char> typed, ReadOnlySpan<char> known) =>
        typed.Length >= 2 && typed[0] == known[1] && typed[1] == known[0] && typed[2..].SequenceEqual(known[2..]);
}
