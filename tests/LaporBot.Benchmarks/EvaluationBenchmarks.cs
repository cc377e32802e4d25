using BenchmarkDotNet.Attributes;
using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;

namespace LaporBot.Benchmarks;

/// <summary>One question over a million cases in memory: what a page of the evaluation costs beside its rendering.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private const int Cases = 1_000_000;
    private const int Seed = 20_261_125;

    private readonly Terms _terms = new();
    private readonly WorkCalendar _calendar = WorkCalendar.Of(new NodeOptions());
    private FactFrame _frame = FactFrame.Empty;

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(Seed);
        var changes = Enumerable.Range(0, Cases).Select(place => (place, Guid.Empty, Some(random))).ToArray();
        _frame = FactFrame.Empty.With(changes, _calendar.Moment(WorkCalendar.Minute(new DateOnly(2027, 1, 1))));
    }

    /// <summary>A year of three, split by unit.</summary>
    [Benchmark]
    public int Year() => Ask(new Period(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)));

    /// <summary>All of it, split by unit.</summary>
    [Benchmark]
    public int Everything() => Ask(new Period(new DateOnly(2024, 1, 1), new DateOnly(2027, 1, 1)));

    private int Ask(Period period)
    {
        var all = Counting.Of(_frame, new Question(period) { Split = Split.Unit }, _terms, _calendar).All;
        return all.Closed + (all.Response.By(50) ?? 0) + (all.Response.By(90) ?? 0);
    }

    private Fact Some(Random random)
    {
        var filed = WorkCalendar.Minute(new DateOnly(2024, 1, 1)) + random.Next(3 * 365 * 1440);
        var disposed = filed + random.Next(5 * 1440);
        var isAnswered = random.Next(10) > 0;
        var isClosed = isAnswered && random.Next(10) > 1;
        return new Fact
        {
            Filed = filed,
            Relayed = filed + 10,
            Verdict = disposed,
            VerdictDue = filed + (3 * 1440),
            Verified = disposed,
            Disposed = disposed,
            Answered = isAnswered ? disposed + random.Next(12 * 1440) : Fact.Never,
            AnswerDue = disposed + (7 * 1440),
            Closed = isClosed ? disposed + (20 * 1440) : Fact.Never,
            Since = disposed,
            Red = isClosed ? Fact.Never : disposed + (7 * 1440),
            Known = disposed,
            Institution = (short)_terms.Institutions.PlaceOf($"unit-{random.Next(80)}"),
            Category = (short)_terms.Categories.PlaceOf($"category-{random.Next(20)}"),
            Status = isClosed ? ComplaintStatus.Closed : isAnswered ? ComplaintStatus.Answered : ComplaintStatus.Verified,
            Marks = FactMarks.RelayedInTime | (isAnswered ? FactMarks.WasAnswered : 0),
        };
    }
}
