namespace LaporBot.Core.Care;

/// <summary>An e-mail address around an @.</summary>
internal static class MailAddress
{
    /// <param name="text">The text.</param>
    /// <param name="at">Where the @ stands.</param>
    /// <param name="free">What lies before belongs to an earlier finding.</param>
    public static PersonalDataFinding? At(string text, int at, int free)
    {
        var start = at;
        while (start > free && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+' or '%'))
        {
            start--;
        }

        var end = at + 1;
        var dot = -1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            dot = text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]) ? end : dot;
            end++;
        }

        while (end > at + 1 && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return start < at && dot > at + 1 ? new PersonalDataFinding(PersonalDataKind.Email, start, end - start) : null;
    }
}
