using System.Buffers;

namespace LaporBot.Core.Reading;

/// <summary>
/// A text as words: where each stands, what is between, and a plain form (lower case, one space) in which several words in a row
/// are one slice. Reads at most <see cref="MostTokens"/> words, so that every reader behind it is linear in a bounded text.
/// </summary>
internal readonly ref struct TokenText
{
    private const int MostTokens = 1024;
    private const int MostCharacters = 6000;

    private readonly Token[] _tokens;
    private readonly char[] _plain;

    public TokenText(ReadOnlySpan<char> source)
    {
        Source = source.Length > MostCharacters ? source[..MostCharacters] : source;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Min(Source.Length, MostTokens) + 1);
        _plain = ArrayPool<char>.Shared.Rent((Source.Length * 2) + 1);
        Count = Split();
    }

    public ReadOnlySpan<char> Source { get; }

    public int Count { get; }

    /// <summary>The word, or <see cref="Token.Nothing"/> outside the text.</summary>
    public Token this[int index] => (uint)index < (uint)Count ? _tokens[index] : Token.Nothing;

    public TermKind Kind(int index) => (uint)index < (uint)Count ? _tokens[index].Term.Kind : TermKind.None;

    /// <summary>The plain form of some words in a row.</summary>
    public ReadOnlySpan<char> Plain(int from, int to) =>
        from >= 0 && to <= Count && from < to ? _plain.AsSpan(_tokens[from].PlainStart.._tokens[to - 1].PlainEnd) : [];

    public ReadOnlySpan<char> Plain(int index) => Plain(index, index + 1);

    /// <summary>What the person wrote there.</summary>
    public string Cut(int from, int to) =>
        from >= 0 && to <= Count && from < to ? Source[_tokens[from].Start.._tokens[to - 1].End].ToString() : "";

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        ArrayPool<Token>.Shared.Return(_tokens);
        ArrayPool<char>.Shared.Return(_plain);
    }

    private int Split()
    {
        var count = 0;
        var plain = 0;
        var behind = 0;
        for (var at = NextWord(Source, 0); at < Source.Length && count < MostTokens; at = NextWord(Source, behind))
        {
            var before = count == 0 ? Gap.Break : Gaps.Between(Source[behind..at], Plain(_tokens[count - 1]));
            var end = char.IsAsciiDigit(Source[at]) ? DigitsEnd(Source, at) : WordEnd(Source, at);
            var start = plain;
            foreach (var c in Source[at..end])
            {
                if (char.IsLetterOrDigit(c))
                {
                    _plain[plain++] = char.ToLowerInvariant(c);
                }
            }

            var term = char.IsAsciiDigit(Source[at]) ? Number(_plain.AsSpan(start..plain)) : TimeLexicon.Find(_plain.AsSpan(start..plain));
            _tokens[count++] = new Token(at, end, start, plain, before, char.IsUpper(Source[at]), term);
            _plain[plain++] = ' ';
            behind = end;
        }

        return count;
    }

    private ReadOnlySpan<char> Plain(in Token token) => _plain.AsSpan(token.PlainStart..token.PlainEnd);

    private static int NextWord(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && !char.IsLetterOrDigit(source[at]))
        {
            at++;
        }

        return at;
    }

    private static int DigitsEnd(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && char.IsAsciiDigit(source[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Letters, and an apostrophe between letters: "Jum'at" is one word.</summary>
    private static int WordEnd(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && !char.IsAsciiDigit(source[at])
            && (char.IsLetterOrDigit(source[at]) || (source[at] is '\'' or '’' or '‘' or '`' && at + 1 < source.Length && char.IsLetter(source[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static Term Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = digits.Length > 4 ? -1 : (value * 10) + digit - '0';
        }

        return new Term(TermKind.Digits, (short)value);
    }
}
