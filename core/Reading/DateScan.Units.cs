namespace LaporBot.Core.Reading;

/// <summary>Days, weeks, months and years: "hari ini", "minggu lalu", "3 hari lalu", "awal bulan".</summary>
internal readonly ref partial struct DateScan
{
    private Found? FromUnit(int at)
    {
        var next = at + 1;
        var unit = Unit(at);
        if (unit == TimeUnit.Day)
        {
            return FromDayWord(at);
        }

        if (Sunday(at) && (Next(next, TermKind.Part) || ExactBehind(next) is { Strength: Strength.Exact }))
        {
            return FromWeekday(at, at, DayOfWeek.Sunday);
        }

        if (BehindAgo(next) is var ago && ago > next && unit > TimeUnit.Day)
        {
            return Period(at, at, -1, ago);
        }

        return _text.Kind(next) switch
        {
            TermKind.This when unit > TimeUnit.Day => Period(at, at, 0, next + 1),
            TermKind.Next when unit > TimeUnit.Day => Period(at, at, 1, next + 1),
            TermKind.Month when unit == TimeUnit.Month => FromMonth(at, next),
            TermKind.Digits when unit == TimeUnit.Month => MonthNumber(at, next),
            TermKind.Digits when unit == TimeUnit.Year => YearNumber(at, next, Strength.Strong),
            _ when Sunday(at) => Is(Calendar.Latest(DayOfWeek.Sunday, Today, maybeToday: true), at, next, Strength.Answer),
            _ => null,
        };
    }

    private Found? FromDayWord(int at)
    {
        var next = at + 1;
        return _text.Kind(next) switch
        {
            TermKind.This => Until(at) ? null : Is(Today, at, next + 1, Strength.Fair),
            TermKind.Weekday => FromWeekday(at, next, Day(next)),
            TermKind.Unit when Sunday(next) => FromWeekday(at, next, DayOfWeek.Sunday),
            TermKind.Before when Next(next + 1, TermKind.Yesterday) => Is(Today.AddDays(-2), at, next + 2),
            _ => null,
        };
    }

    /// <summary>The week, month or year so many away; somewhere in it.</summary>
    private Found? Period(int from, int unit, int away, int to)
    {
        DateOnly? date = (Unit(unit), away) switch
        {
            (TimeUnit.Week, 0) => Calendar.Monday(Today),
            (TimeUnit.Week, _) => Today.AddDays(away * DaysInWeek),
            (TimeUnit.Month, 0) => new DateOnly(Today.Year, Today.Month, 1),
            (TimeUnit.Month, _) => Today.AddMonths(away),
            (TimeUnit.Year, 0) => new DateOnly(Today.Year, 1, 1),
            (TimeUnit.Year, _) => Today.AddYears(away),
            _ => null,
        };
        var strength = away == 0 ? Strength.Fair : away > 0 ? Strength.Answer : Strength.Strong;
        return date is { } day ? Is(day, from, to, strength, approximate: true) : null;
    }

    private Found? YearNumber(int from, int at, Strength strength)
    {
        var year = Value(at);
        return _text[at].Length == 4 && year is >= Calendar.FirstYear and <= Calendar.LastYear && Value(at) <= Today.Year
            && !Before(from, TermKind.Age)
            ? Is(new DateOnly(year, 1, 1), from, at + 1, strength, approximate: true)
            : null;
    }

    /// <summary>"bulan 10".</summary>
    private Found? MonthNumber(int from, int at) =>
        Value(at) is >= 1 and <= 12 && (_text.Kind(at + 1) != TermKind.Unit || (NextUnit(at + 1, TimeUnit.Year) && Next(at + 2, TermKind.Digits))) && !IsTight(_text[at + 1].Before)
            ? MonthOf(from, at, at + 1, day: 1)
            : null;

    /// <summary>"awal bulan", "akhir bulan lalu", "pertengahan Oktober", "early this month", "akhir tahun lalu".</summary>
    private Found? FromSection(int at)
    {
        var section = _text.Kind(at);
        var next = at + 1;
        while (Next(next, TermKind.Filler) || (_text.Kind(next) == TermKind.Digits && _text[next].Before == Gap.None))
        {
            next++;
        }

        var isLast = Next(next, TermKind.Last);
        next += isLast || Next(next, TermKind.This) ? 1 : 0;
        if (NextUnit(next, TimeUnit.Month) && Next(next + 1, TermKind.Month))
        {
            next++;
        }

        if (Next(next, TermKind.Month))
        {
            return MonthOf(at, next, next + 1, SectionDay(section));
        }

        if (!Next(next, TermKind.Unit))
        {
            return null;
        }

        var to = BehindAgo(next + 1);
        isLast |= to > next + 1;
        to += Next(to, TermKind.This) ? 1 : 0;
        return Next(to, TermKind.Next) ? null : Unit(next) switch
        {
            TimeUnit.Month => SectionOfMonth(at, to, SectionDay(section), isLast),
            TimeUnit.Year => SectionOfYear(at, next, to, section, isLast),
            TimeUnit.Week => Is(Calendar.Monday(Today).AddDays(isLast ? -DaysInWeek : 0), at, to, approximate: true),
            _ => null,
        };
    }

    private static int SectionDay(TermKind section) => section switch { TermKind.Early => 1, TermKind.Middle => 15, _ => 31 };

    private Found SectionOfMonth(int from, int to, int day, bool isLast)
    {
        // Near its end, "akhir bulan" is this month's.
        var date = OfMonth(isLast ? Today.AddMonths(-1) : Today, day);
        var isNow = !isLast && day == 31 && Today.Day >= 25;
        date = isNow ? Today : date > Today ? OfMonth(Today.AddMonths(-1), day) : date;
        return Is(date, from, to, approximate: true);
    }

    private Found? SectionOfYear(int from, int unit, int to, TermKind section, bool isLast)
    {
        var hasNumber = Next(unit + 1, TermKind.Digits) && _text[unit + 1].Length == 4;
        var year = hasNumber ? Value(unit + 1) : isLast ? Today.Year - 1 : Today.Year;
        var (month, day) = section switch { TermKind.Early => (1, 1), TermKind.Middle => (7, 1), _ => (12, 31) };
        var date = Calendar.Day(year, month, day);
        return date is null ? null : Is(date > Today ? date.Value.AddYears(-1) : date.Value, from, hasNumber ? unit + 2 : to, approximate: true);
    }

    private static DateOnly OfMonth(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
