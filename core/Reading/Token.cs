namespace LaporBot.Core.Reading;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Gap : byte
{
    /// <summary>A new sentence or line, or the beginning.</summary>
    Break,
    Space,

    /// <summary>A comma and a space.</summary>
    Comma,

    /// <summary>Nothing: digits and letters written together.</summary>
    None,
    Dash,
    Slash,
    Dot,
    Colon,

    /// <summary>A comma without a space, as in 1,5.</summary>
    Decimal,

    /// <summary>A dash or a slash with spaces around it.</summary>
    WideDash,
    WideSlash,
    Other,
}

/// <summary>A word or a run of digits.</summary>
/// <param name="Start">Where it begins in the source.</param>
/// <param name="End">Behind its last character in the source.</param>
/// <param name="PlainStart">Where it begins in the plain text.</param>
/// <param name="PlainEnd">Behind its last character in the plain text.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="IsCapital">It begins with a capital letter.</param>
/// <param name="Term">What it means for the time.</param>
internal readonly record struct Token(int Start, int End, int PlainStart, int PlainEnd, Gap Before, bool IsCapital, Term Term)
{
    /// <summary>No word at all: what stands before the first and behind the last one.</summary>
    public static readonly Token Nothing = new(0, 0, 0, 0, Gap.Break, false, default);

    public int Length => End - Start;
}
