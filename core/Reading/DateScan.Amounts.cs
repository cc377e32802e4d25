namespace LaporBot.Core.Reading;

/// <summary>So much time ago: "3 hari lalu", "sdh 2 minggu", "setengah tahun yang lalu".</summary>
internal readonly ref partial struct DateScan
{
    private const int SeveralOf = 3;
    private const int MostOfUnit = 999;
    private const int MostYears = 80;

    /// <summary>A story that says "sudah 20 tahun" speaks of a life, not of an event.</summary>
    private const int MostYearsInStory = 5;

    private Found? FromAmount(int at)
    {
        if (ClockScan.StartsAt(_text, at - 1) || IsWord(at - 1, "ke"))
        {
            return null;
        }

        var (count, isHalf, isRough, next) = Amount(at);
        var isNights = Next(next, TermKind.Part) && Value(next) == (short)DayPart.Night;
        var isYearNumber = NextUnit(next, TimeUnit.Year) && Next(next + 1, TermKind.Digits) && _text[next + 1].Length == DigitsOfYear;
        if (count < 0 || isYearNumber || !(next == at || isNights || Next(next, TermKind.Unit)))
        {
            return null;
        }

        var isOneWord = next == at;
        if (isOneWord && Next(at + 1, TermKind.Half))
        {
            isHalf = true;
            next++;
        }

        var back = new Span(count, isHalf, isRough, isNights ? TimeUnit.Day : Unit(next));
        return count > MostOfUnit || (back.Unit == TimeUnit.Year && count > MostYears) ? null : Ago(at, next + 1, back);
    }

    private readonly record struct Span(int Count, bool IsHalf, bool IsRough, TimeUnit Unit);

    /// <summary>How many, and where the unit stands; one word like "seminggu" is its own unit.</summary>
    private (int Count, bool IsHalf, bool IsRough, int Next) Amount(int at)
    {
        switch (_text.Kind(at))
        {
            case TermKind.OneUnit:
                return (1, false, false, at);
            case TermKind.Half:
                return (0, true, false, Next(at + 1, TermKind.Article) ? at + 2 : at + 1);
            case TermKind.Several:
                return (SeveralOf, false, true, Next(at + 1, TermKind.Filler) ? at + 2 : at + 1);
            case TermKind.Article:
                return Next(at + 1, TermKind.Several) ? Amount(at + 1) : (1, false, false, at + 1);
            default:
                return Counted(at);
        }
    }

    private (int Count, bool IsHalf, bool IsRough, int Next) Counted(int at)
    {
        if (Value(at) < 0)
        {
            return (-1, false, false, at);
        }

        var next = _text[at + 1];
        if (next.Term.Kind is TermKind.Tens or TermKind.Teens)
        {
            var ones = _text.Kind(at + 2) == TermKind.Number ? _text[at + 2].Term.Value : (short)0;
            return next.Term.Kind == TermKind.Teens ? (Value(at) + 10, false, false, at + 2)
                : ((Value(at) * 10) + ones, false, false, ones > 0 ? at + 3 : at + 2);
        }

        if (next.Term.Kind == TermKind.Digits && next.Before is Gap.Decimal or Gap.Dot)
        {
            return (Value(at), next.Term.Value == SeveralOf + 2, true, at + 2);
        }

        // "2-3 hari", "dua tiga hari": at most so many. "sepuluh" counts as a word too.
        var isRange = (next.Term.Kind == TermKind.Digits && next.Before is Gap.Dash or Gap.WideDash)
            || (next.Term.Kind == TermKind.Number && _text.Kind(at) == TermKind.Number && next.Before is Gap.Space or Gap.Dash);
        var isAndHalf = Next(at + 1, TermKind.Half);
        return isRange ? (next.Term.Value, false, true, at + 2) : (Value(at), isAndHalf, isAndHalf, isAndHalf ? at + 2 : at + 1);
    }

    private Found? Ago(int from, int to, Span back)
    {
        var filled = Next(to, TermKind.Past) ? to + 1 : to;
        var ago = BehindAgo(filled);
        if (ago > filled)
        {
            return Back(from, ago, back, Strength.Strong);
        }

        if (Next(to, TermKind.More))
        {
            return back.Unit < TimeUnit.Day ? null : Is(Today.AddDays(Math.Max(back.Count, 1)), from, to + 1, Strength.Answer);
        }

        if (Next(to, TermKind.Once) || _text.Kind(from - 1) is TermKind.Age or TermKind.Every or TermKind.NumberWord && IsSame(from))
        {
            return null;
        }

        if (Next(filled, TermKind.This) || Next(filled, TermKind.Recent))
        {
            return Back(from, filled + 1, back with { IsRough = true }, Strength.Strong);
        }

        var isMarked = IsMarked(from) && !(_isStory && back.Unit == TimeUnit.Year && back.Count > MostYearsInStory);
        return Back(from, to, back with { IsRough = true }, isMarked ? Strength.Strong : Strength.Answer);
    }

    private bool IsSame(int at) => _text[at].Before != Gap.Break;

    /// <summary>"sudah", "sejak" or "hampir" up to three words before, with nothing but "sekitar" and the like between.</summary>
    private bool IsMarked(int from)
    {
        for (var at = from - 1; at >= from - 3 && IsSame(at + 1); at--)
        {
            switch (_text.Kind(at))
            {
                case TermKind.Already or TermKind.Since:
                    return !(at >= 1 && _text.Kind(at - 1) is TermKind.Age);
                case TermKind.Around or TermKind.Past or TermKind.Short or TermKind.Duration or TermKind.Filler:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private Found? Back(int from, int to, Span back, Strength strength)
    {
        var halves = (back.Count * 2) + (back.IsHalf ? 1 : 0);
        if (back.Unit < TimeUnit.Day)
        {
            var minutes = back.Unit == TimeUnit.Hour ? halves * 30 : back.Count;
            var moment = Today.ToDateTime(_now.Time).AddMinutes(-minutes);
            return Is(DateOnly.FromDateTime(moment), from, to, strength) with { Time = Minute(TimeOnly.FromDateTime(moment)) };
        }

        var date = back.Unit switch
        {
            TimeUnit.Day => Today.AddDays(-back.Count),
            TimeUnit.Week => Today.AddDays(-halves * DaysInWeek / 2),
            TimeUnit.Month => Today.AddMonths(-back.Count).AddDays(back.IsHalf ? -15 : 0),
            _ => Today.AddMonths(-halves * 6),
        };
        return date.Year < Calendar.FirstYear ? null : Is(date, from, to, strength, back.IsRough || back.IsHalf || back.Unit > TimeUnit.Day);
    }
}
