namespace LaporBot.Core.Reading;

/// <summary>Days one points at from today: yesterday, last night, this morning, Monday, last week.</summary>
internal readonly ref partial struct DateScan
{
    private const int DaysInWeek = 7;

    private Found? FromYesterday(int at)
    {
        var next = at + 1;
        if (Next(next, TermKind.AfterTomorrow) || Next(next, TermKind.Former))
        {
            return Is(Today.AddDays(-2), at, next + 1);
        }

        if (Next(next, TermKind.Yesterday))
        {
            return Is(Today.AddDays(-3), at, next + 1, approximate: true);
        }

        // "kemarin hari Senin", "kemarin tanggal 20": the more exact word is meant.
        var exact = Next(next, TermKind.Weekday) || Next(next, TermKind.DateWord) || (NextUnit(next, TimeUnit.Day) && Next(next + 1, TermKind.Weekday));
        if (exact && At(next) is { Strength: not Strength.None } named)
        {
            return named.Date == Today ? Is(Today.AddDays(-DaysInWeek), at, named.To) : named with { From = at, Strength = Strength.Strong };
        }

        return Is(Today.AddDays(-1), at, next);
    }

    private Found? FromAfterTomorrow(int at) =>
        Next(at + 1, TermKind.Yesterday) || Next(at + 1, TermKind.Ago)
            ? Is(Today.AddDays(-2), at, at + 2)
            : Is(Today.AddDays(2), at, at + 1, Strength.Answer);

    /// <summary>"tadi": the night that is over, else the part of today that has begun, else the one of yesterday.</summary>
    private Found? FromEarlier(int at)
    {
        if (PartAt(at + 1, out var behind) is { } part)
        {
            return Is(LatestPart(part), at, behind) with { Part = part };
        }

        if (Next(at + 1, TermKind.Weekday) || Next(at + 1, TermKind.DateWord))
        {
            return null;
        }

        var hasClock = ClockScan.StartsAt(_text, at + 1);
        return Before(at, TermKind.Which) ? null
            : Is(Today, at, at + 1, hasClock ? Strength.Strong : Strength.Fair) with { IsJustPast = true };
    }

    private DateOnly LatestPart(DayPart part) =>
        part == DayPart.Night || !part.HasBegun(_now.Time) ? Today.AddDays(-1) : Today;

    private Found? FromThis(int at) => _text.Kind(at + 1) switch
    {
        TermKind.Part when Next(at + 1, TermKind.Part) => Is(Today, at, at + 2) with { Part = (DayPart)Value(at + 1) },
        TermKind.Unit when Next(at + 1, TermKind.Unit) && _text.Plain(at).SequenceEqual("this") => Period(at, at + 1, 0, at + 2),
        _ => null,
    };

    private Found? FromLast(int at) => _text.Kind(at + 1) switch
    {
        TermKind.Part => Is(Today.AddDays(-1), at, at + 2) with { Part = (DayPart)Value(at + 1) },
        TermKind.Weekday => Is(Calendar.Latest(Day(at + 1), Today, maybeToday: false), at, at + 2),
        TermKind.Unit => Period(at, at + 1, -1, at + 2),
        TermKind.Month when FromMonth(at, at + 1) is { } month => month with { Strength = Strength.Strong },
        _ => null,
    };

    private Found? FromNext(int at) => _text.Kind(at + 1) switch
    {
        TermKind.Unit => Period(at, at + 1, 1, at + 2),
        TermKind.Weekday => Is(Calendar.Latest(Day(at + 1), Today, maybeToday: true).AddDays(DaysInWeek), at, at + 2, Strength.Answer),
        _ => null,
    };

    /// <summary>"sejak pagi", "dari jam 7"; "dari pagi sampai sore" are opening hours.</summary>
    private Found? FromSince(int at)
    {
        for (var next = at + 1; next <= at + 5 && _text[next].Before != Gap.Break; next++)
        {
            if (_text.Kind(next) == TermKind.Until)
            {
                return null;
            }
        }

        return PartAt(at + 1, out var behind) is { } part && _text.Kind(behind) is TermKind.None && LatestPart(part) == Today
            ? Is(Today, at, behind, Strength.Fair) with { Part = part }
            : ClockScan.StartsAt(_text, at + 1) ? Is(Today, at, at + 1, Strength.Fair) with { IsJustPast = true }
            : null;
    }

    /// <summary>"sore kemarin", "malam tadi", "pagi ini"; "malam Jumat" is the night before Friday.</summary>
    private Found? FromPart(int at)
    {
        if (PartAt(at, out var behind) is not { } part)
        {
            // Opens a sentence: PartAt wants a word before it.
            part = (DayPart)Value(at);
            behind = part == DayPart.Dawn && NextUnit(at + 1, TimeUnit.Day) ? at + 2 : at + 1;
        }

        return _text.Kind(behind) switch
        {
            TermKind.Yesterday => Is(Today.AddDays(-1), at, behind + 1) with { Part = part },
            TermKind.Earlier => Is(LatestPart(part), at, behind + 1) with { Part = part },
            TermKind.This when Next(behind, TermKind.This) =>
                Is(Today, at, behind + 1, part.HasBegun(_now.Time) ? Strength.Strong : Strength.Fair) with { Part = part },
            TermKind.Unit when NextUnit(behind, TimeUnit.Day) && Next(behind + 1, TermKind.This) => Is(Today, at, behind + 2) with { Part = part },
            TermKind.Weekday when part == DayPart.Night && Next(behind, TermKind.Weekday) => NightBefore(at, behind, Day(behind)),
            TermKind.Unit when part == DayPart.Night && Sunday(behind) => NightBefore(at, behind, DayOfWeek.Sunday),
            _ => null,
        };
    }

    private Found? NightBefore(int from, int at, DayOfWeek day)
    {
        if (IsHabit(from))
        {
            return null;
        }

        var eve = (DayOfWeek)(((int)day + DaysInWeek - 1) % DaysInWeek);
        var date = Calendar.Latest(eve, Today, DayPart.Night.HasBegun(_now.Time));
        return Is(date, from, BehindAgo(at + 1)) with { Part = DayPart.Night };
    }

    private Found? FromWeekday(int from, int at, DayOfWeek day)
    {
        var to = at + 1;
        var part = PartAt(to, out to);
        if (ExactBehind(to) is { Strength: Strength.Exact } exact)
        {
            return exact with { From = from, Part = part ?? exact.Part };
        }

        var behindAgo = BehindAgo(to);
        var week = NextUnit(to, TimeUnit.Week) ? BehindAgo(to + 1) : Next(to, TermKind.Last) && NextUnit(to + 1, TimeUnit.Week) ? to + 2 : 0;
        if (week > to + 1)
        {
            var date = Calendar.Monday(Today).AddDays(-DaysInWeek + (((int)day + DaysInWeek - 1) % DaysInWeek));
            return Is(date, from, week) with { Part = part };
        }

        if (behindAgo > to)
        {
            return Is(Calendar.Latest(day, Today, maybeToday: false), from, behindAgo) with { Part = part };
        }

        return Next(to, TermKind.Next)
            ? Is(Calendar.Latest(day, Today, maybeToday: true).AddDays(DaysInWeek), from, to + 1, Strength.Answer)
            : BareWeekday(from, at, to, day, part);
    }

    private Found? BareWeekday(int from, int at, int to, DayOfWeek day, DayPart? part)
    {
        if (IsHabit(from) || IsSeries(to))
        {
            return null;
        }

        var date = Calendar.Latest(day, Today, part is null || part.Value.HasBegun(_now.Time));
        var isNamed = from < at || part is not null || Before(from, TermKind.Since) || Before(from, TermKind.Filler) || Next(to, TermKind.This);
        var strength = isNamed && !_text[at].Term.IsLoose ? Strength.Strong : Strength.Answer;
        return Is(date, from, Next(to, TermKind.This) ? to + 1 : to, strength) with { Part = part };
    }

    /// <summary>"setiap Senin": no day in particular.</summary>
    private bool IsHabit(int from) =>
        Before(from, TermKind.Every) || Before(from, TermKind.Until) || Before(from, TermKind.And)
        || _text[from].Before is Gap.Dash or Gap.WideDash && _text.Kind(from - 1) is TermKind.Weekday;

    /// <summary>"Senin sampai Jumat", "Senin dan Kamis".</summary>
    private bool IsSeries(int to) =>
        _text.Kind(to) == TermKind.Until || (_text.Kind(to) == TermKind.And && _text.Kind(to + 1) is TermKind.Weekday or TermKind.Unit)
        || (_text.Kind(to) == TermKind.Weekday && _text[to].Before is not Gap.Break);

    /// <summary>"Senin, 23 November 2026", "Senin tanggal 23".</summary>
    private Found? ExactBehind(int at) => _text[at].Before == Gap.Break ? null
        : _text.Kind(at) switch
        {
            TermKind.DateWord => FromDateWord(at),
            TermKind.Digits => FromDigits(at),
            _ => null,
        };
}
