using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// All cases as they were known at a moment. It never changes: a newer one shares what has stayed the same, so whoever is counting
/// is not disturbed.
/// </summary>
internal sealed class FactFrame
{
    private const int PartLength = 4_096;

    /// <summary>Clocks that are set back put an hour of cases out of their order.</summary>
    private const int Disorder = 2 * 60;

    private readonly Fact[][] _parts;
    private readonly Guid[][] _ids;
    private readonly Reach[] _reaches;

    private FactFrame(Fact[][] parts, Guid[][] ids, Reach[] reaches, int count, DateTimeOffset at) =>
        (_parts, _ids, _reaches, Count, At) = (parts, ids, reaches, count, at);

    public static FactFrame Empty { get; } = new([], [], [], 0, DateTimeOffset.MinValue);

    public int Count { get; }

    /// <summary>So many from the first on stand in the order of time; what came later stands as it came.</summary>
    public int Ordered { get; private init; }

    /// <summary>Nothing that was known before this is missing.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The case at a place.</summary>
    public ref readonly Fact this[int place] => ref _parts[place / PartLength][place % PartLength];

    /// <summary>All cases, a stretch at a time, with the time it reaches over: most stretches have nothing to do with a period.</summary>
    public IEnumerable<(ReadOnlyMemory<Fact> Facts, Reach Reach)> Stretches()
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            yield return (Stretch(_parts[part], part, Count), _reaches[part]);
        }
    }

    /// <summary>The place of a case among those that stand in the order of time; -1 for none of them.</summary>
    public int Find(Guid id, int filed)
    {
        var (from, until) = (0, Ordered);
        while (from < until)
        {
            var middle = (from + until) / 2;
            (from, until) = this[middle].Filed < filed - Disorder ? (middle + 1, until) : (from, middle);
        }

        for (; from < Ordered && this[from].Filed <= filed + Disorder; from++)
        {
            if (_ids[from / PartLength][from % PartLength] == id)
            {
                return from;
            }
        }

        return -1;
    }

    /// <summary>Cases of which something became known at a minute or later; the facts of the frame are too new for them.</summary>
    public List<(int Place, Guid Id)> ChangedSince(int minute)
    {
        var changed = new List<(int, Guid)>();
        for (var place = 0; place < Count; place++)
        {
            ref readonly var fact = ref this[place];
            if (fact.Known >= minute && fact.Filed < minute)
            {
                changed.Add((place, _ids[place / PartLength][place % PartLength]));
            }
        }

        return changed;
    }

    /// <summary>The same with some facts replaced or added behind the others.</summary>
    public FactFrame With(IReadOnlyCollection<(int Place, Guid Id, Fact Fact)> changes, DateTimeOffset at)
    {
        var count = changes.Count == 0 ? Count : Math.Max(Count, changes.Max(change => change.Place) + 1);
        var length = (count + PartLength - 1) / PartLength;
        var (parts, ids, reaches) = (new Fact[length][], new Guid[length][], new Reach[length]);
        _parts.CopyTo(parts, 0);
        _ids.CopyTo(ids, 0);
        _reaches.CopyTo(reaches, 0);
        var own = new bool[length];
        foreach (var (place, id, fact) in changes)
        {
            var (part, index) = Math.DivRem(place, PartLength);
            if (!own[part])
            {
                own[part] = true;
                (parts[part], ids[part]) = (Copy(parts[part]), Copy(ids[part]));
            }

            (parts[part][index], ids[part][index]) = (fact, id);
        }

        for (var part = 0; part < length; part++)
        {
            reaches[part] = own[part] ? Reach.Of(Stretch(parts[part], part, count).Span) : reaches[part];
        }

        return new FactFrame(parts, ids, reaches, count, at) { Ordered = Ordered };
    }

    private static ReadOnlyMemory<Fact> Stretch(Fact[] part, int number, int count) => part.AsMemory(0, Math.Min(PartLength, count - (number * PartLength)));

    private static T[] Copy<T>(T[]? part)
    {
        var copy = new T[PartLength];
        part?.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>Takes in a million cases in the order of time, each laid where it stays: nothing is copied or thrown away on the way.</summary>
    internal sealed class Pile
    {
        private readonly List<Fact[]> _parts = [];
        private readonly List<Guid[]> _ids = [];
        private int _count;

        public void Add(Guid id, in Fact fact)
        {
            var (part, index) = Math.DivRem(_count, PartLength);
            if (part == _parts.Count)
            {
                _parts.Add(new Fact[PartLength]);
                _ids.Add(new Guid[PartLength]);
            }

            (_parts[part][index], _ids[part][index]) = (fact, id);
            _count++;
        }

        public FactFrame Frame(DateTimeOffset at) => new(
            [.. _parts], [.. _ids], [.. _parts.Select((part, number) => Reach.Of(Stretch(part, number, _count).Span))], _count, at)
        { Ordered = _count };
    }
}

/// <summary>From the first to the last minute any case of a stretch is counted by.</summary>
internal readonly record struct Reach(int First, int Last)
{
    public static Reach Of(ReadOnlySpan<Fact> facts)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (ref readonly var fact in facts)
        {
            first = Math.Min(first, fact.Filed);
            last = Math.Max(last, Math.Max(Math.Max(Come(fact.Filed), Come(fact.Relayed)), Math.Max(Come(fact.Verified), Come(fact.Disposed))));
        }

        return new Reach(first, last);
    }

    public bool Meets(Period period) => First < WorkCalendar.Minute(period.Until) && Last >= WorkCalendar.Minute(period.From);

    private static int Come(int minute) => minute == Fact.Never ? int.MinValue : minute;
}
