using System.Collections.Concurrent;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// Frames of earlier moments, the last few that were asked for. Making one reads the history of every case that has moved since, so it
/// is made once, and goes on when whoever asked has left. Asked by one at a time.
/// </summary>
internal sealed class EarlierFrames(FactsReader reader, Terms terms, WorkCalendar calendar, CancellationToken life)
{
    private const int Batch = 2_000;
    private const int Kept = 3;

    private readonly List<Earlier> _kept = [];

    /// <summary>All cases as they were known before a moment; still being made where the task has not ended.</summary>
    /// <param name="newest">What is known now.</param>
    /// <param name="at">Before that.</param>
    public Task<FactFrame> Of(FactFrame newest, DateTimeOffset at)
    {
        _kept.RemoveAll(one => one.Frame.IsFaulted || one.Frame.IsCanceled);
        if (_kept.Find(one => one.At == at) is not { } known)
        {
            known = new Earlier(at, MakeAsync(newest, newest, newest.ChangedSince(calendar.Minute(at)), at));
            _kept.Add(known);
            _kept.RemoveRange(0, Math.Max(0, _kept.Count - Kept));
        }
        else if (known.Late.Count > 0)
        {
            var (before, late) = (known.Frame, known.Late);
            (known.Frame, known.Late) = (AgainAsync(before, newest, late, at), []);
        }

        return known.Frame;
    }

    /// <summary>
    /// Something became known of these cases. A category that was put right, or a history told late, belongs to an earlier day as
    /// well; it is looked up when that day is asked for again.
    /// </summary>
    public void Note(IReadOnlyCollection<(int Place, Guid Id, Fact Fact)> changes)
    {
        foreach (var one in _kept)
        {
            one.Late.AddRange(changes.Where(change => change.Fact.Filed < calendar.Minute(one.At)).Select(change => (change.Place, change.Id)));
        }
    }

    public void Clear() => _kept.Clear();

    private async Task<FactFrame> AgainAsync(Task<FactFrame> before, FactFrame newest, List<(int Place, Guid Id)> late, DateTimeOffset at)
    {
        var frame = await before;

        // A case that came later than the frame has no place in it yet, nor have those before it.
        return late.Exists(one => one.Place >= frame.Count)
            ? await MakeAsync(newest, newest, newest.ChangedSince(calendar.Minute(at)), at)
            : await MakeAsync(frame, newest, late, at);
    }

    private async Task<FactFrame> MakeAsync(FactFrame frame, FactFrame newest, List<(int Place, Guid Id)> cases, DateTimeOffset at)
    {
        var facts = new ConcurrentBag<(int, Guid, Fact)>();
        await Parallel.ForEachAsync(
            cases.DistinctBy(one => one.Place).Chunk(Batch),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = life },
            async (some, cancellationToken) =>
            {
                var places = some.ToDictionary(one => one.Id, one => one.Place);
                foreach (var row in await reader.KnownBeforeAsync(places.Keys, at, cancellationToken))
                {
                    var place = places[row.ComplaintId];
                    facts.Add((place, row.ComplaintId, Fact.Of(row, terms, calendar) with { Talk = newest[place].Talk }));
                }
            });
        return frame.With(facts, at);
    }

    private sealed class Earlier(DateTimeOffset at, Task<FactFrame> frame)
    {
        public DateTimeOffset At => at;

        public Task<FactFrame> Frame { get; set; } = frame;

        /// <summary>Cases that have changed since it was made.</summary>
        public List<(int Place, Guid Id)> Late { get; set; } = [];
    }
}
