namespace LaporBot.Core.Reading.Words;

/// <summary>
/// Walks over the words of a text: lower case, letters and digits only. What people do on a phone is undone on the way:
/// "anak2" is one "anak", "lamaaaa" is "lama".
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    /// <summary>The rest of a longer word is dropped; no word that means something to us is that long.</summary>
    public const int Longest = 24;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the word just read begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the text goes on after the word just read.</summary>
    public readonly int End => _at;

    /// <summary>A full stop, a question mark or a new line stands before the word just read.</summary>
    public bool BeginsSentence { get; private set; }

    /// <summary>Writes the next word into the buffer.</summary>
    /// <returns>Its length; 0 at the end of the text.</returns>
    public int Read(scoped Span<char> buffer)
    {
        BeginsSentence = _at == 0;
        while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at]))
        {
            BeginsSentence |= _text[_at] is '.' or '!' or '?' or '\n' or ';';
            _at++;
        }

        Start = _at;
        var length = 0;
        var (before, run) = ('\0', 0);
        for (; _at < _text.Length && IsPart(_text[_at]); _at++)
        {
            var letter = Lower(_text[_at]);
            (before, run) = (letter, letter == before && !char.IsAsciiDigit(letter) ? run + 1 : 1);
            if (run == 3)
            {
                length--;
            }
            else if (run < 3 && length < Longest)
            {
                buffer[length++] = letter;
            }
        }

        return length > 2 && buffer[length - 1] == '2' && char.IsLetter(buffer[length - 2]) ? length - 1 : length;
    }

    private static bool IsPart(char c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || (c > 127 && char.IsLetterOrDigit(c));

    private static char Lower(char c) => (uint)(c - 'A') < 26 ? (char)(c | 0x20) : c < 128 ? c : char.ToLowerInvariant(c);
}
