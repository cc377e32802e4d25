namespace LaporBot.Core.Reading;

/// <summary>
/// Finds phrases that name a day, from left to right. Each word is the beginning of one kind of phrase at most, and a phrase looks
/// only a few words ahead: the cost is linear.
/// </summary>
internal readonly ref partial struct DateScan(TokenText text, LocalMoment now, bool isStory)
{
    private readonly TokenText _text = text;
    private readonly LocalMoment _now = now;
    private readonly bool _isStory = isStory;

    private DateOnly Today => _now.Date;

    /// <summary>The phrase to believe, or null.</summary>
    /// <param name="sawImpossible">A date that does not exist was written ("31-02-2026").</param>
    public Found? Best(out bool sawImpossible)
    {
        Found? best = null;
        var bestRank = 0;
        sawImpossible = false;
        for (var at = 0; at < _text.Count;)
        {
            var found = Judged(At(at));
            var rank = found is { } phrase ? Rank(phrase) : 0;
            sawImpossible |= found is { Strength: Strength.None };
            if (rank > bestRank)
            {
                best = found;
                bestRank = rank;
                if (_isStory && rank == (int)Strength.Strong)
                {
                    break;
                }
            }

            at = Math.Max(at + 1, found?.To ?? 0);
        }

        return best is { } chosen ? WithPart(chosen) : null;
    }

    /// <summary>
    /// 0 is "not at all". A story tells first what happened first, and tells of nothing to come; an answer may correct itself with
    /// a day of the calendar.
    /// </summary>
    private int Rank(Found found)
    {
        var isToCome = found.Date > Today;
        return found.Strength == Strength.None ? 0
            : _isStory ? isToCome || found.Strength == Strength.Answer ? 0 : (int)(found.Strength < Strength.Strong ? Strength.Fair : Strength.Strong)
            : isToCome ? 1 : 1 + (int)found.Strength;
    }

    /// <summary>A day of birth and a day that limits something are no days of an event.</summary>
    private Found? Judged(Found? found)
    {
        if (found is not { Strength: Strength.Exact or Strength.Strong } phrase)
        {
            return found;
        }

        // A time limit: "paling lambat tanggal 5".
        if (_isStory && Before(phrase.From, TermKind.Before))
        {
            return Found.Nothing(phrase.From, phrase.To);
        }

        for (var at = phrase.From - 1; at >= phrase.From - 3 && _text[at + 1].Before != Gap.Break; at--)
        {
            if (_text.Kind(at) == TermKind.Age)
            {
                return Found.Nothing(phrase.From, phrase.To);
            }
        }

        return found;
    }

    private Found? At(int at) => _text.Kind(at) switch
    {
        TermKind.Today => Until(at) ? null : Is(Today, at, at + 1, Strength.Fair),
        TermKind.Now => Is(Today, at, at + 1, Strength.Answer),
        TermKind.JustNow => Is(Today, at, at + 1, Strength.Fair) with { Time = Minute(_now.Time) },
        TermKind.Tomorrow => Is(Today.AddDays(1), at, at + 1, Strength.Answer),
        TermKind.LastNight => Is(Today.AddDays(-1), at, at + 1) with { Part = DayPart.Night },
        TermKind.Yesterday => FromYesterday(at),
        TermKind.AfterTomorrow => FromAfterTomorrow(at),
        TermKind.Earlier => FromEarlier(at),
        TermKind.This => FromThis(at),
        TermKind.Last => FromLast(at),
        TermKind.Next => FromNext(at),
        TermKind.New => IsWord(at + 1, "saja") || IsWord(at + 1, "aja") ? Is(Today, at, at + 2, Strength.Answer) : null,
        TermKind.Before => Next(at + 1, TermKind.Yesterday) ? Is(Today.AddDays(-2), at, at + 2) : null,
        TermKind.Filler => _text.Plain(at).SequenceEqual("saat") && Next(at + 1, TermKind.This) ? Is(Today, at, at + 2, Strength.Answer) : null,
        TermKind.Since => FromSince(at),
        TermKind.Part => FromPart(at),
        TermKind.Unit => FromUnit(at),
        TermKind.Weekday => FromWeekday(at, at, Day(at)),
        TermKind.DateWord => FromDateWord(at),
        TermKind.Early or TermKind.Middle or TermKind.End => FromSection(at),
        TermKind.Month => FromMonth(at, at),
        TermKind.Digits => FromDigits(at),
        TermKind.Number or TermKind.OneUnit or TermKind.Several or TermKind.Half or TermKind.Article => FromAmount(at),
        _ => null,
    };

    private static Found Is(DateOnly date, int from, int to, Strength strength = Strength.Strong, bool approximate = false) =>
        new(date, from, to, strength) { IsApproximate = approximate };

    private static TimeOnly Minute(TimeOnly time) => new(time.Hour, time.Minute);

    private short Value(int at) => _text[at].Term.Value;

    private DayOfWeek Day(int at) => (DayOfWeek)Value(at);

    private TimeUnit Unit(int at) => (TimeUnit)Value(at);

    /// <summary>The word is of this kind and belongs to the same sentence as the one before.</summary>
    private bool Next(int at, TermKind kind) => _text.Kind(at) == kind && _text[at].Before != Gap.Break;

    private bool IsWord(int at, string word) => _text[at].Before != Gap.Break && _text.Plain(at).SequenceEqual(word);

    private bool NextUnit(int at, TimeUnit unit) => Next(at, TermKind.Unit) && Unit(at) == unit;

    private bool Before(int at, TermKind kind) => _text.Kind(at - 1) == kind && _text[at].Before != Gap.Break;

    private bool Until(int at) => Before(at, TermKind.Until) || (_text.Kind(at - 2) == TermKind.Until && Before(at, TermKind.Filler));

    private bool Sunday(int at) => _text[at].Term is { Kind: TermKind.Unit, Value: (short)TimeUnit.Week, IsLoose: true };

    /// <summary>Behind "lalu", "yang lalu" or "kemarin"; the same place when none of them stands here.</summary>
    private int BehindAgo(int at)
    {
        var which = Next(at, TermKind.Which) ? at + 1 : at;
        return Next(which, TermKind.Ago) ? which + 1
            : which == at && (Next(at, TermKind.Yesterday) || Next(at, TermKind.Earlier)) ? at + 1
            : at;
    }

    /// <summary>A part of the day, "dini hari" included.</summary>
    private DayPart? PartAt(int at, out int behind)
    {
        if (!Next(at, TermKind.Part))
        {
            behind = at;
            return null;
        }

        behind = Value(at) == (short)DayPart.Dawn && NextUnit(at + 1, TimeUnit.Day) ? at + 2 : at + 1;
        return (DayPart)Value(at);
    }

    /// <summary>Adds the part of the day that stands right behind the day.</summary>
    private Found WithPart(Found found)
    {
        var next = Next(found.To, TermKind.Filler) ? found.To + 1 : found.To;
        if (found.Part is not null || PartAt(next, out var behind) is not { } part)
        {
            return found;
        }

        return found with { Part = part, To = behind };
    }
}
