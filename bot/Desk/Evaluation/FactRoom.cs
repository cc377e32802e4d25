using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// Keeps the facts of all cases in memory: 80 MB for a million, nothing worth mentioning for a small node. Answers for any moment: what
/// was known later is taken out by the history of just those cases.
/// </summary>
internal sealed class FactRoom : IDisposable
{
    /// <summary>Rows of a replica whose clock is behind, or whose transaction was long, are read twice rather than never.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly FactsReader _reader;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _life = new();

    /// <summary>Of cases that came after the first reading; the others are found by the order they stand in.</summary>
    private readonly Dictionary<Guid, int> _places = [];

    private readonly EarlierFrames _earlier;
    private FactFrame _newest = FactFrame.Empty;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public FactRoom(FactsReader reader, WorkCalendar calendar, TimeProvider time)
    {
        (_reader, Calendar, _time) = (reader, calendar, time);
        _earlier = new EarlierFrames(reader, Terms, calendar, _life.Token);
    }

    public Terms Terms { get; } = new();

    public WorkCalendar Calendar { get; }

    /// <summary>The ledger has cases that were never counted, as at the first start of a version that counts: figures are too small.</summary>
    public bool IsCounting { get; private set; } = true;

    /// <summary>All cases as they were known before a moment, to the minute. What is begun for somebody who leaves is there for who comes next.</summary>
    /// <param name="before">Null, or later than what is known, for the newest there is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer.</exception>
    public Task<FactFrame> FrameAsync(DateTimeOffset? before, CancellationToken cancellationToken) => FrameAsync(before).WaitAsync(cancellationToken);

    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
        _gate.Dispose();
    }

    private async Task<FactFrame> FrameAsync(DateTimeOffset? before)
    {
        Task<FactFrame> frame;
        await _gate.WaitAsync(_life.Token);
        try
        {
            await RefreshAsync(_life.Token);
            frame = before is { } at && at < _newest.At ? _earlier.Of(_newest, at) : Task.FromResult(_newest);
        }
        finally
        {
            _gate.Release();
        }

        return await frame;
    }

    /// <summary>Reads what was made since the last time. The newest moment is a whole minute nobody can add to any more.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (now - _readAt < Fresh)
        {
            return;
        }

        var isBehind = await _reader.IsBehindAsync(cancellationToken);
        var complete = Calendar.Moment(Calendar.Minute(isBehind && _newest.Count > 0 ? _newest.At : now));
        _newest = _newest.Count == 0 ? await ReadAllAsync(complete, cancellationToken) : await ReadNewAsync(complete, cancellationToken);
        _readAt = now;
        IsCounting &= isBehind;
    }

    private async Task<FactFrame> ReadAllAsync(DateTimeOffset complete, CancellationToken cancellationToken)
    {
        var pile = new FactFrame.Pile();
        await _reader.ReadAsync(null, row => pile.Add(row.ComplaintId, Fact.Of(row, Terms, Calendar)), cancellationToken);
        _earlier.Clear();
        return pile.Frame(complete);
    }

    private async Task<FactFrame> ReadNewAsync(DateTimeOffset complete, CancellationToken cancellationToken)
    {
        var changes = new List<(int, Guid, Fact)>();
        await _reader.ReadAsync(_readAt - Overlap, row => Change(row.ComplaintId, Fact.Of(row, Terms, Calendar)), cancellationToken);
        _earlier.Note(changes);
        return _newest.With(changes, complete);

        void Change(Guid id, Fact fact) => changes.Add((Place(id, fact.Filed), id, fact));
    }

    private int Place(Guid id, int filed)
    {
        if (_newest.Find(id, filed) is >= 0 and var ordered)
        {
            return ordered;
        }

        if (!_places.TryGetValue(id, out var place))
        {
            place = _places[id] = _newest.Ordered + _places.Count;
        }

        return place;
    }
}
