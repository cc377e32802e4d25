using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>A hub that answers what a test wrote down beforehand, and then takes everything under ids of its own.</summary>
public sealed class ScriptedHub : INationalHub
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<HubOutcome>> _outcomes = new();
    private readonly Queue<HubOutcome> _redemptions = new();
    private readonly Queue<HubLookup> _lookups = new();
    private readonly List<HubSubmission> _submissions = [];
    private readonly List<TicketNumber> _lookedUp = [];
    private readonly Queue<Func<HubOutcome>> _tellings = new();
    private readonly List<HubNote> _notes = [];
    private readonly Dictionary<TicketNumber, string> _taken = [];
    private int _redeemed;
    private int _lastId;

    /// <summary>What was posted, in order.</summary>
    public IReadOnlyList<HubSubmission> Submissions => Copy(_submissions);

    /// <summary>What was looked up, in order.</summary>
    public IReadOnlyList<TicketNumber> LookedUp => Copy(_lookedUp);

    /// <summary>What was told about cases the hub has, in order.</summary>
    public IReadOnlyList<HubNote> Notes => Copy(_notes);

    /// <summary>How often an id was asked for with a token.</summary>
    public int Redeemed => Volatile.Read(ref _redeemed);

    /// <summary>The next posts end so.</summary>
    public ScriptedHub Answers(params HubOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _outcomes.Enqueue(() => outcome);
        }

        return this;
    }

    /// <summary>The next post ends in an exception, as when the process is cut off in the middle.</summary>
    public ScriptedHub Breaks(Exception error)
    {
        _outcomes.Enqueue(() => throw error);
        return this;
    }

    public ScriptedHub Redeems(params HubOutcome[] outcomes)
    {
        Array.ForEach(outcomes, _redemptions.Enqueue);
        return this;
    }

    public ScriptedHub Finds(params HubLookup[] lookups)
    {
        Array.ForEach(lookups, _lookups.Enqueue);
        return this;
    }

    public Task<HubOutcome> SubmitAsync(HubSubmission submission, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _submissions.Add(submission);
            return Task.FromResult(_outcomes.TryDequeue(out var outcome) ? outcome() : Take(submission.Ticket));
        }
    }

    public Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _redeemed++;
            return Task.FromResult(_redemptions.TryDequeue(out var outcome) ? outcome : new HubOutcome.Promised(token));
        }
    }

    /// <summary>The next notes end so.</summary>
    public ScriptedHub Hears(params HubOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _tellings.Enqueue(() => outcome);
        }

        return this;
    }

    /// <summary>The next note ends in an exception, as when the process is cut off in the middle.</summary>
    public ScriptedHub BreaksOnNote(Exception error)
    {
        _tellings.Enqueue(() => throw error);
        return this;
    }

    public Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _notes.Add(note);
            return Task.FromResult(_tellings.TryDequeue(out var outcome) ? outcome() : new HubOutcome.Accepted(note.UpdateId));
        }
    }

    public Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _lookedUp.Add(ticket);
            return Task.FromResult(_lookups.TryDequeue(out var lookup) ? lookup
                : _taken.TryGetValue(ticket, out var id) ? new HubLookup.Found(id)
                : new HubLookup.NotFound());
        }
    }

    private HubOutcome.Accepted Take(TicketNumber ticket)
    {
        if (!_taken.TryGetValue(ticket, out var id))
        {
            _taken[ticket] = id = $"hub-{++_lastId}";
        }

        return new HubOutcome.Accepted(id);
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
