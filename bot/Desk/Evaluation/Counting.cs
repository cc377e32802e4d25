using System.Globalization;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>The figures of a question: all of it together, and split.</summary>
internal sealed record Figures(Metrics All, IReadOnlyDictionary<string, Metrics> Parts);

/// <summary>Looks through cases once and counts. Pure.</summary>
internal sealed class Counting
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Fewer are counted before another processor has begun.</summary>
    private const int FewestStretches = 8;

    /// <summary>Months since 2000 of each day since then.</summary>
    private static readonly short[] MonthOf =
        [.. Enumerable.Range(0, 100 * 366).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).Select(day => (short)(((day.Year - 2000) * 12) + day.Month - 1))];

    private readonly Question _question;
    private readonly Terms _terms;
    private readonly WorkCalendar _calendar;
    private readonly int _at;
    private readonly bool[] _mayCount;

    /// <summary>What belongs to no month.</summary>
    private readonly Metrics _timeless = new();

    private readonly Dictionary<string, Metrics> _parts = new(StringComparer.Ordinal);
    private readonly Metrics?[] _byPlace;

    private Counting(FactFrame frame, Question question, Terms terms, WorkCalendar calendar)
    {
        (_question, _terms, _calendar) = (question, terms, calendar);
        _at = _calendar.Minute(frame.At);
        _mayCount = [.. _terms.Institutions.Words.Select(code => question.Institutions?.Contains(code) ?? true)];
        _byPlace = new Metrics?[question.Split switch
        {
            Split.Institution or Split.Unit => _terms.Institutions.Words.Count,
            Split.Category => _terms.Categories.Words.Count,
            Split.Region => _terms.Regions.Words.Count,
            Split.Channel => _terms.Channels.Words.Count,
            Split.Month => MonthOf[^1] + 1,
            _ => 1,
        }];
    }

    /// <summary>As many count at the same time as there are processors, each its share of the cases.</summary>
    public static Figures Of(FactFrame frame, Question question, Terms terms, WorkCalendar calendar)
    {
        var wanted = frame.Stretches()
            .Select(one => (one.Facts, IsInPeriod: one.Reach.Meets(question.Period)))
            .Where(one => one.IsInPeriod || question.WithOpen)
            .ToArray();
        var shares = wanted.Chunk(Math.Max(FewestStretches, (wanted.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount)).ToArray();
        var counted = new Counting[shares.Length];
        Parallel.For(0, shares.Length, share =>
        {
            counted[share] = new Counting(frame, question, terms, calendar);
            foreach (var (facts, isInPeriod) in shares[share])
            {
                counted[share].Add(facts.Span, isInPeriod);
            }
        });
        return Sum(counted);
    }

    private void Add(ReadOnlySpan<Fact> facts, bool isInPeriod)
    {
        var category = Wanted(_terms.Categories, _question.Category);
        var region = Wanted(_terms.Regions, _question.Region);
        var channel = Wanted(_terms.Channels, _question.Channel);
        foreach (ref readonly var fact in facts)
        {
            if ((isInPeriod || fact.IsOpen)
                && fact.Filed < _at
                && _mayCount[fact.Institution]
                && (category == -1 || fact.Category == category)
                && (region == -1 || fact.Region == region)
                && (channel == -1 || fact.Channel == channel))
            {
                Add(fact);
            }
        }
    }

    /// <summary>-1 for any, -2 for a word no case has.</summary>
    private static int Wanted(TermList terms, string? word) => word is null ? -1 : terms.Find(word) is >= 0 and var place ? place : -2;

    /// <summary>Each case is counted in its part; all of them together are the sum of the parts.</summary>
    private void Add(in Fact fact)
    {
        if (_question.Period.Has(fact.Verified))
        {
            Part(fact, fact.Verified).AddVerified(fact);
        }

        if (_question.Period.Has(fact.Disposed))
        {
            Part(fact, fact.Disposed).AddDisposed(fact, _at, _calendar, _terms);
        }

        if (_question.Period.Has(fact.Relayed))
        {
            Part(fact, fact.Relayed).AddRelayed(fact, _at);
        }

        if (_question.Period.Has(fact.Filed))
        {
            Part(fact, fact.Filed).AddFiled(fact);
        }

        if (_question.WithOpen && fact.IsOpen && fact.Relayed != Fact.Never)
        {
            (_question.Split == Split.Month ? _timeless : Part(fact, fact.Relayed)).AddOpen(fact, _at, _calendar);
        }
    }

    /// <summary>The part a case belongs to; by month it is the month of what is just counted.</summary>
    private Metrics Part(in Fact fact, int minute)
    {
        var place = _question.Split switch
        {
            Split.Institution or Split.Unit => fact.Institution,
            Split.Category => fact.Category,
            Split.Region => fact.Region,
            Split.Channel => fact.Channel,
            Split.Month => MonthOf[minute / MinutesPerDay],
            _ => 0,
        };
        return _byPlace[place] ??= Open(place, fact);
    }

    private Metrics Open(int place, in Fact fact)
    {
        var unit = _terms.Institutions.Words[fact.Institution];
        var name = _question.Split switch
        {
            Split.Institution => _question.Parents.GetValueOrDefault(unit, unit),
            Split.Unit => unit,
            Split.Category => _terms.Categories.Words[place],
            Split.Region => _terms.Regions.Words[place],
            Split.Channel => _terms.Channels.Words[place],
            Split.Month => new DateOnly(2000, 1, 1).AddMonths(place).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => "",
        };
        return _parts.TryGetValue(name, out var known) ? known : _parts[name] = new Metrics();
    }

    /// <summary>Parts are few, whatever the number of cases.</summary>
    private static Figures Sum(Counting[] counted)
    {
        var (all, parts) = (new Metrics(), new Dictionary<string, Metrics>(StringComparer.Ordinal));
        foreach (var (name, part) in counted.SelectMany(one => one._parts))
        {
            if (!parts.TryGetValue(name, out var sum))
            {
                parts[name] = sum = new Metrics();
            }

            sum.Add(part);
        }

        foreach (var part in parts.Values.Concat(counted.Select(one => one._timeless)))
        {
            all.Add(part);
        }

        return new Figures(all, parts);
    }
}
