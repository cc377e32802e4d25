using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// Keeps the facts of all cases in memory: 80 MB for a million, nothing worth mentioning for a small node. Answers for any moment: what
/// was known later is taken out by the history of just those cases.
/// </summary>
internal sealed class FactRoom(FactsReader reader, WorkCalendar calendar, TimeProvider time) : IDisposable
{
    private const int Batch = 2_000;
    private const int KeptFrames = 3;

    /// <summary>Rows of a replica whose clock is behind, or whose transaction was long, are read twice rather than never.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Of cases that came after the first reading; the others are found by the order they stand in.</summary>
    private readonly Dictionary<Guid, int> _places = [];

    private readonly List<FactFrame> _earlier = [];
    private FactFrame _newest = FactFrame.Empty;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public Terms Terms { get; } = new();

    public WorkCalendar Calendar => calendar;

    /// <summary>The ledger has cases that were never counted, as at the first start of a version that counts: figures are too small.</summary>
    public bool IsCounting { get; private set; } = true;

    /// <summary>All cases as they were known before a moment, to the minute.</summary>
    /// <param name="before">Null, or later than what is known, for the newest there is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer.</exception>
    public async Task<FactFrame> FrameAsync(DateTimeOffset? before, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RefreshAsync(cancellationToken);
            var wanted = before is { } at && at < _newest.At ? at : _newest.At;
            return _earlier.Find(frame => frame.At == wanted) ?? await KeepAsync(await BeforeAsync(wanted, cancellationToken));
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Reads what was made since the last time. The newest moment is a whole minute nobody can add to any more.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _readAt < Fresh)
        {
            return;
        }

        var isBehind = await reader.IsBehindAsync(cancellationToken);
        var complete = calendar.Moment(calendar.Minute(isBehind && _newest.Count > 0 ? _newest.At : now));
        _newest = _newest.Count == 0 ? await ReadAllAsync(complete, cancellationToken) : await ReadNewAsync(complete, cancellationToken);
        _readAt = now;
        IsCounting &= isBehind;
    }

    private async Task<FactFrame> ReadAllAsync(DateTimeOffset complete, CancellationToken cancellationToken)
    {
        var pile = new FactFrame.Pile();
        await reader.ReadAsync(null, row => pile.Add(row.ComplaintId, Fact.Of(row, Terms, calendar)), cancellationToken);
        _earlier.Clear();
        return pile.Frame(complete);
    }

    private async Task<FactFrame> ReadNewAsync(DateTimeOffset complete, CancellationToken cancellationToken)
    {
        var changes = new List<(int, Guid, Fact)>();
        await reader.ReadAsync(_readAt - Overlap, row => Change(row.ComplaintId, Fact.Of(row, Terms, calendar)), cancellationToken);
        if (changes.Count > 0)
        {
            // A history that was told late, or a correction, may belong to an earlier day as well.
            _earlier.Clear();
        }

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

    private async Task<FactFrame> BeforeAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var changes = new List<(int, Guid, Fact)>();
        foreach (var some in _newest.ChangedSince(calendar.Minute(at)).Chunk(Batch))
        {
            var places = some.ToDictionary(one => one.Id, one => one.Place);
            foreach (var row in await reader.KnownBeforeAsync(places.Keys, at, cancellationToken))
            {
                changes.Add((places[row.ComplaintId], row.ComplaintId, Fact.Of(row, Terms, calendar)));
            }
        }

        return _newest.With(changes, at);
    }

    private ValueTask<FactFrame> KeepAsync(FactFrame frame)
    {
        _earlier.Add(frame);
        if (_earlier.Count > KeptFrames)
        {
            _earlier.RemoveAt(0);
        }

        return ValueTask.FromResult(frame);
    }
}
