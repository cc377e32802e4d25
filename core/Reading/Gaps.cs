namespace LaporBot.Core.Reading;

/// <summary>Tells what stands between two words.</summary>
internal static class Gaps
{
    /// <summary>A full stop behind one of these ends no sentence.</summary>
    private const int LongestShortForm = 5;

    public static Gap Between(ReadOnlySpan<char> gap, ReadOnlySpan<char> wordBefore)
    {
        if (gap.Length <= 1)
        {
            return gap.Length == 0 ? Gap.None : Tight(gap[0]);
        }

        var marks = gap.Trim();
        return gap.Contains('\n') || gap.ContainsAny('!', '?', ';') ? Gap.Break
            : marks.Length == 0 ? Gap.Space
            : marks is "." && IsShortForm(wordBefore) ? Gap.Space
            : marks.Contains('.') ? Gap.Break
            : marks.Length > 1 ? Gap.Other
            : marks[0] switch
            {
                ',' => Gap.Comma,
                '-' or '–' or '—' => Gap.WideDash,
                '/' => Gap.WideSlash,
                '\'' or '’' => Gap.Space,
                _ => Gap.Other,
            };
    }

    private static Gap Tight(char mark) => mark switch
    {
        '\n' or '!' or '?' or ';' => Gap.Break,
        '-' or '–' or '—' => Gap.Dash,
        '/' => Gap.Slash,
        '.' => Gap.Dot,
        ':' => Gap.Colon,
        ',' => Gap.Decimal,
        _ => char.IsWhiteSpace(mark) ? Gap.Space : Gap.Other,
    };

    private static bool IsShortForm(ReadOnlySpan<char> word) => word.Length <= LongestShortForm && word is
        "tgl" or "jl" or "jln" or "gg" or "kec" or "kel" or "ds" or "dsn" or "no" or "kab" or "kp" or "lk" or "ling" or "lingk" or "perum"
        or "pkl" or "bln" or "thn" or "th" or "hr" or "rt" or "rw" or "sdn" or "dr" or "jam" or "st" or "jan" or "feb" or "mar" or "apr"
        or "jun" or "jul" or "aug" or "agt" or "sep" or "sept" or "okt" or "oct" or "nov" or "des" or "dec" or "desa";
}
