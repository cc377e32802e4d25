namespace LaporBot.Core.Reading;

/// <summary>Days of the calendar: "17 Agustus 2025", "17/8/26", "tgl 17", "bulan Maret", "August 17".</summary>
internal readonly ref partial struct DateScan
{
    private const int MostDigitsOfDay = 2;
    private const int DigitsOfYear = 4;

    /// <summary>"tgl 17 8 2026": three numbers in a row are a date only when little else is said.</summary>
    private const int WordsOfSpacedDate = 4;

    private Found? FromDigits(int at)
    {
        // "kira2", "akhir2": a word said twice.
        var isTwice = _text[at].Before == Gap.None && Value(at) == 2;
        if (isTwice || IsInnerDigits(at))
        {
            return null;
        }

        if (Before(at, TermKind.Filler) && IsOrdinal(at + 1) && !Next(at + 2, TermKind.Month) && !Next(at + 2, TermKind.Filler))
        {
            return DayOfMonth(at, at);
        }

        return Triple(at) ?? DayAndMonth(at) ?? FromAmount(at) ?? Pair(at, isMarked: false)
            ?? (!_isStory && _text.Count == 1 ? YearNumber(at, at, Strength.Answer)
                : Before(at, TermKind.Since) ? YearNumber(at, at, Strength.Strong) : null);
    }

    private Found? FromDateWord(int at)
    {
        var number = at + 1;
        if (_text.Kind(number) != TermKind.Digits || _text[number].Before == Gap.Break)
        {
            return null;
        }

        var exact = Triple(number) ?? DayAndMonth(number) ?? Pair(number, isMarked: true);
        return exact is { } date ? date with { From = at } : DayOfMonth(at, number);
    }

    /// <summary>"tgl 17", "tanggal 5 kemarin", "tgl 20 bulan lalu".</summary>
    private Found? DayOfMonth(int from, int at)
    {
        var day = Value(at);
        if (day is < 1 or > 31 || _text[at].Length > MostDigitsOfDay)
        {
            return null;
        }

        var next = at + 1;
        if (NextUnit(next, TimeUnit.Month))
        {
            var ago = BehindAgo(next + 1);
            var month = ago > next + 1 ? Today.AddMonths(-1) : Next(next + 1, TermKind.Next) ? Today.AddMonths(1) : Today;
            var isSaid = ago > next + 1 || Next(next + 1, TermKind.This) || Next(next + 1, TermKind.Next);
            return !isSaid ? null
                : Calendar.Day(month.Year, month.Month, day) is { } date ? Is(date, from, Math.Max(ago, next + 2), Strength.Exact)
                : Found.Nothing(from, next + 2);
        }

        return Calendar.Latest(day, Today) is { } latest ? Is(latest, from, BehindAgo(next), Strength.Exact) : null;
    }

    /// <summary>Day, month and year, or year, month and day, between the same marks.</summary>
    private Found? Triple(int at)
    {
        var (a, b, c) = (_text[at], _text[at + 1], _text[at + 2]);
        if (b.Term.Kind != TermKind.Digits || c.Term.Kind != TermKind.Digits || Mark(b.Before) is not { } mark || Mark(c.Before) != mark)
        {
            return null;
        }

        var isYearFirst = a.Length == DigitsOfYear && c.Length <= MostDigitsOfDay;
        var isYearLast = a.Length <= MostDigitsOfDay && c.Length is MostDigitsOfDay or DigitsOfYear;
        if (b.Length > MostDigitsOfDay || !(isYearFirst || isYearLast) || IsTight(_text[at + 3].Before) || IsNumbered(at))
        {
            return null;
        }

        var (day, year) = isYearFirst ? (c.Term.Value, a.Term.Value) : (a.Term.Value, c.Term.Value);
        return Calendar.Day(Calendar.Year(year, Today), b.Term.Value, day) is { } date
            ? Is(date, at, at + 3, Strength.Exact)
            : Found.Nothing(at, at + 3);
    }

    /// <summary>"17 Agustus", with or without a year: without one, the latest past.</summary>
    private Found? DayAndMonth(int at)
    {
        var month = at + 1;
        month += IsOrdinal(month) ? 1 : 0;
        month += Next(month, TermKind.Filler) ? 1 : 0;
        month += NextUnit(month, TimeUnit.Month) && _text.Kind(month + 1) is TermKind.Month or TermKind.Digits ? 1 : 0;
        var isNumber = _text.Kind(month) == TermKind.Digits && NextUnit(month - 1, TimeUnit.Month) && Value(month) <= 12 && _text.Kind(month + 1) != TermKind.Unit;
        if (_text[at].Length > MostDigitsOfDay || !(Next(month, TermKind.Month) || isNumber))
        {
            return null;
        }

        return IsStreet(at) && _text.Kind(month + 1) is not (TermKind.Digits or TermKind.Yesterday)
            ? Found.Nothing(at, month + 1)
            : DayOf(at, month, month + 1, Value(at));
    }

    private Found DayOf(int from, int month, int to, int day)
    {
        var year = YearAt(ref to);
        var date = year is { } said ? Calendar.Day(said, Value(month), day) : Calendar.Latest(Value(month), day, Today);
        return date is { } valid ? Is(valid, from, BehindAgo(to), Strength.Exact) : Found.Nothing(from, to);
    }

    /// <summary>A year behind a month: four digits, "tahun lalu", or in an answer the last two.</summary>
    private int? YearAt(ref int at)
    {
        var number = NextUnit(at, TimeUnit.Year) ? at + 1 : at;
        var token = _text[number];
        if (token.Term.Kind == TermKind.Digits && token.Before != Gap.Break
            && ((token.Length == DigitsOfYear && token.Term.Value is >= Calendar.FirstYear and <= Calendar.LastYear)
                || (token.Length == MostDigitsOfDay && number == _text.Count - 1 && (token.Before is Gap.Dash or Gap.Slash || (token.Before == Gap.Space && !_isStory)))))
        {
            at = number + 1;
            return Calendar.Year(token.Term.Value, Today);
        }

        if (number > at && BehindAgo(number) is var ago && ago > number)
        {
            at = ago;
            return Today.Year - 1;
        }

        at += number > at && Next(number, TermKind.This) ? 2 : 0;
        return null;
    }

    /// <summary>Day and month between marks, in an answer or behind "tanggal".</summary>
    private Found? Pair(int at, bool isMarked)
    {
        var (a, b) = (_text[at], _text[at + 1]);
        var isPair = b.Term.Kind == TermKind.Digits && (b.Before is Gap.Slash or Gap.Dash || (b.Before == Gap.WideSlash && !_isStory) || (b.Before == Gap.Dot && (isMarked || _text.Count == 2)));
        if (!isPair || _text.Kind(at + 2) == TermKind.Month || a.Length > MostDigitsOfDay || b.Length > MostDigitsOfDay || IsTight(_text[at + 2].Before) || IsNumbered(at))
        {
            return null;
        }

        var strength = isMarked ? Strength.Exact : Strength.Answer;
        return Calendar.Latest(b.Term.Value, a.Term.Value, Today) is { } date ? Is(date, at, at + 2, strength) : Found.Nothing(at, at + 2);
    }

    private Found? FromMonth(int from, int at)
    {
        var number = _text[at + 1];
        var isEnglishDay = number.Term is { Kind: TermKind.Digits, Value: >= 1 and <= 31 } && number.Length <= MostDigitsOfDay && number.Before is Gap.Space
            && (!_isStory || Before(from, TermKind.Filler) || _text.Kind(at + 2) is TermKind.Ordinal || _text[at + 2].Before is Gap.Break or Gap.Comma);
        if (isEnglishDay && from == at)
        {
            var to = at + 2;
            to += IsOrdinal(to) ? 1 : 0;
            return DayOf(from, at, to, number.Term.Value);
        }

        // "bulan Oktober tanggal 10".
        if (Next(at + 1, TermKind.DateWord) && _text[at + 2].Term is { Kind: TermKind.Digits, Value: >= 1 and <= 31 and var day })
        {
            return DayOf(from, at, at + 3, day);
        }

        return IsStreet(from) ? null : MonthOf(from, at, at + 1, day: 1);
    }

    /// <summary>Somewhere in a month, or at its beginning, middle or end.</summary>
    private Found? MonthOf(int from, int month, int to, int day)
    {
        var said = YearAt(ref to);
        var hasYear = said is not null;
        var year = said ?? (Value(month) > Today.Month ? Today.Year - 1 : Today.Year);
        var isMarked = from < month || hasYear || Before(from, TermKind.Since) || Before(from, TermKind.Filler) || BehindAgo(to) > to;
        var isLoose = _text[month].Term.IsLoose && from == month && !hasYear && !Before(from, TermKind.Since) && !Before(from, TermKind.Filler);
        if (Calendar.Day(year, Value(month), 1) is not { } first)
        {
            return null;
        }

        var date = OfMonth(first, day);
        date = !hasYear && date > Today ? Earlier(first, day) : date;
        return Is(date, from, BehindAgo(to), isMarked && !isLoose ? Strength.Strong : Strength.Answer, approximate: true);
    }

    /// <summary>The section of this month has not come: today if the month has, else a year back.</summary>
    private DateOnly Earlier(DateOnly first, int day) => first <= Today && day == 31 ? Today : OfMonth(first.AddYears(-1), day);

    private bool IsOrdinal(int at) => _text[at].Before == Gap.None && (_text.Kind(at) == TermKind.Ordinal || _text.Plain(at).SequenceEqual("th"));

    private char? Mark(Gap gap) => gap switch
    {
        Gap.Dash => '-',
        Gap.Slash => '/',
        Gap.Dot => '.',
        Gap.WideDash when !_isStory => '-',
        Gap.WideSlash when !_isStory => '/',
        Gap.Space when !_isStory && _text.Count <= WordsOfSpacedDate => ' ',
        _ => null,
    };

    private static bool IsTight(Gap gap) => gap is Gap.None or Gap.Dash or Gap.Slash or Gap.Dot or Gap.Colon or Gap.Decimal;

    /// <summary>In the middle of a longer number: "0812-3456", "470/12/2025", "1.500.000". The second day of "15-17 Agustus" is not.</summary>
    private bool IsInnerDigits(int at) =>
        at > 0 && _text.Kind(at - 1) == TermKind.Digits && _text[at].Before is Gap.Dash or Gap.Slash or Gap.Dot or Gap.Colon or Gap.Decimal
        && !(_text[at].Before == Gap.Dash && _text.Kind(at + 1) == TermKind.Month);

    /// <summary>"no surat 12/03/2025".</summary>
    private bool IsNumbered(int at) => Before(at, TermKind.NumberWord) || Before(at, TermKind.Street)
        || (_text.Kind(at - 2) == TermKind.NumberWord && _text.Kind(at - 1) == TermKind.None && _text[at].Before == Gap.Space);

    private bool IsStreet(int at) =>
        Before(at, TermKind.Street) || (_text.Kind(at - 2) == TermKind.Street && _text[at].Before == Gap.Space && _text[at - 1].Term.Kind is TermKind.None);
}
