namespace LaporBot.Core.Reading;

/// <summary>A time of day as it was said, not yet set against a day.</summary>
internal readonly record struct ClockFound(int Hour, int Minute, int From, int To)
{
    /// <summary>"09.00" or "21.00" leaves no doubt, "9" does.</summary>
    public bool IsCertain { get; init; }

    public DayPart? Part { get; init; }

    /// <summary>Hours from UTC of the zone that was named.</summary>
    public int? Zone { get; init; }

    /// <summary>Hours to add for "am" and "pm"; null when neither was said.</summary>
    public int? Meridiem { get; init; }
}

/// <summary>Finds clock times: "jam 9", "pukul 14.30 WIB", "jam setengah 8 malam", "9:30 pm".</summary>
internal readonly ref struct ClockScan(TokenText text, bool isStory)
{
    private const int LastHour = 24;
    private const int MinutesInHour = 60;

    private readonly TokenText _text = text;
    private readonly bool _isStory = isStory;

    /// <summary>A word like "jam" or "pukul" with a number behind it stands here.</summary>
    public static bool StartsAt(TokenText text, int at) =>
        IsMarker(text, at) && text[at + 1].Before != Gap.Break
        && text.Kind(at + 1) is TermKind.Digits or TermKind.Number or TermKind.Half && !IsDuration(text, at);

    /// <summary>The first clock time among these words.</summary>
    public ClockFound? Find(int from, int to)
    {
        for (var at = Math.Max(from, 0); at < Math.Min(to, _text.Count); at++)
        {
            if (At(at) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ClockFound? At(int at)
    {
        if (_text.Kind(at - 1) == TermKind.Until)
        {
            return null;
        }

        if (StartsAt(_text, at))
        {
            return Hour(at, at + 1);
        }

        // Without "jam" only what cannot be anything else: 9pm, 14:30, 14.30 WITA, half past 7, and in an answer 10.30 pagi.
        var plain = _text.Kind(at) switch
        {
            TermKind.Digits when IsInner(at) => null,
            TermKind.Digits => Hour(at, at),
            TermKind.Half when _text.Kind(at + 1) == TermKind.Past && _text.Kind(at + 2) is TermKind.Digits or TermKind.Number => HalfPast(at),
            TermKind.Half when _text.Kind(at + 2) == TermKind.Part => Hour(at, at),
            _ => null,
        };
        var isHourOfDay = !_isStory && plain?.Part is not null && _text.Kind(at - 1) is not (TermKind.DateWord or TermKind.Month or TermKind.NumberWord);
        return plain is { } sure && (_text.Kind(at) == TermKind.Half || isHourOfDay || sure.Meridiem is not null || sure.Zone is not null
            || _text[at + 1].Before == Gap.Colon || _text.Kind(at + 1) == TermKind.OClock) ? sure : null;
    }

    private ClockFound? HalfPast(int at) =>
        _text[at + 2].Term.Value is >= 1 and <= 12 and var hour ? WithTail(new ClockFound(hour, 30, at, at + 3)) : null;

    private ClockFound? Hour(int from, int at)
    {
        if (_text.Kind(at) == TermKind.Half)
        {
            // "setengah 8" is half an hour before eight.
            return _text[at + 1].Term is { Kind: TermKind.Digits or TermKind.Number, Value: >= 1 and <= 12 and var next }
                ? WithTail(new ClockFound((next + 11) % 12, 30, from, at + 2))
                : null;
        }

        var hour = _text[at].Term.Value;
        if (hour is < 0 or > LastHour || _text[at].Length > 2 && _text.Kind(at) == TermKind.Digits)
        {
            return null;
        }

        var (minute, to) = Minutes(at + 1);
        var isCertain = hour > 12 || (minute >= 0 && _text[at].Length == 2 && _text.Source[_text[at].Start] == '0') || hour == 0;
        return minute >= MinutesInHour || (_text[to].Before is Gap.Slash && _text.Kind(to) == TermKind.Digits)
            ? null
            : WithTail(Spoken(new ClockFound(hour % LastHour, Math.Max(minute, 0), from, to) { IsCertain = isCertain }));
    }

    /// <summary>-1 when none are said.</summary>
    private (int Minute, int To) Minutes(int at)
    {
        var token = _text[at];
        return token.Term.Kind == TermKind.Digits && token.Before is Gap.Dot or Gap.Colon
            ? (token.Length == 2 ? token.Term.Value : MinutesInHour, at + 1)
            : (-1, at);
    }

    /// <summary>"jam 7 lewat 15", "jam 8 kurang 10".</summary>
    private ClockFound Spoken(ClockFound clock)
    {
        var sign = _text.Kind(clock.To) switch { TermKind.Past => 1, TermKind.Short => -1, _ => 0 };
        if (sign == 0 || _text[clock.To + 1].Term is not { Kind: TermKind.Digits or TermKind.Number, Value: > 0 and < MinutesInHour and var minutes })
        {
            return clock;
        }

        var total = ((clock.Hour * MinutesInHour) + clock.Minute + (sign * minutes) + (LastHour * MinutesInHour)) % (LastHour * MinutesInHour);
        var to = clock.To + 2;
        to += _text[to].Term is { Kind: TermKind.Unit, Value: (short)TimeUnit.Minute } ? 1 : 0;
        return clock with { Hour = total / MinutesInHour, Minute = total % MinutesInHour, To = to };
    }

    /// <summary>What may follow: am and pm, a part of the day, a zone, in any order.</summary>
    private ClockFound WithTail(ClockFound clock)
    {
        for (var at = clock.To; at < clock.To + 5 && _text[at].Before is not (Gap.Break or Gap.Comma); at++)
        {
            var term = _text[at].Term;
            clock = term.Kind switch
            {
                TermKind.BeforeNoon => clock with { Meridiem = 0, To = at + 1 },
                TermKind.AfterNoon => clock with { Meridiem = 12, To = at + 1 },
                TermKind.Part => clock with { Part = (DayPart)term.Value, To = at + 1 },
                TermKind.Zone => clock with { Zone = term.Value, To = at + 1 },
                TermKind.OClock => clock with { To = at + 1 },
                _ => clock,
            };
            if (clock.To <= at && term.Kind != TermKind.Filler)
            {
                break;
            }
        }

        return clock;
    }

    private bool IsInner(int at) => at > 0 && _text.Kind(at - 1) == TermKind.Digits
        && _text[at].Before is not (Gap.Space or Gap.Break or Gap.Comma or Gap.Other);

    private static bool IsMarker(TokenText text, int at) =>
        text.Kind(at) == TermKind.ClockWord || text[at].Term is { Kind: TermKind.Unit, Value: (short)TimeUnit.Hour };

    /// <summary>"2 jam 30 menit": the number belongs to the word before it.</summary>
    private static bool IsDuration(TokenText text, int at) =>
        text.Kind(at) == TermKind.Unit && text.Kind(at - 1) is TermKind.Digits or TermKind.Number && text[at - 1].Length <= 2
        && text[at].Before != Gap.Break && text.Kind(at - 2) is not (TermKind.DateWord or TermKind.Month or TermKind.Digits);
}
