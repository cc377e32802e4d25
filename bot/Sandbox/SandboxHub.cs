using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace LaporBot.Bot.Sandbox;

/// <summary>The cases of the sandbox hub; every change is in the journal before anybody hears of it.</summary>
internal sealed class SandboxHub
{
    private const int FirstId = 2_000_001;

    private readonly Lock _gate = new();
    private readonly SandboxJournal _journal;
    private readonly TimeProvider _time;
    private readonly SortedDictionary<string, SandboxCase> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _idByKey = new(StringComparer.Ordinal);
    private int _lastId = FirstId - 1;

    public SandboxHub(SandboxJournal journal, TimeProvider time)
    {
        _journal = journal;
        _time = time;
        foreach (var happened in journal.Open())
        {
            Remember(happened);
        }
    }

    /// <summary>All cases, newest first.</summary>
    public ImmutableArray<SandboxCase> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _cases.Values.Reverse()];
            }
        }
    }

    /// <summary>Null when there is no such case.</summary>
    public SandboxCase? Find(string id)
    {
        lock (_gate)
        {
            return _cases.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes a complaint; the same key again is the same case.</summary>
    /// <returns>The case, and whether it was there before.</returns>
    public (SandboxCase Case, bool WasKnown) Receive(string? key, ImmutableArray<SandboxField> fields, bool byToken)
    {
        lock (_gate)
        {
            if (key is not null && _idByKey.TryGetValue(key, out var known))
            {
                return (_cases[known], true);
            }

            var id = (_lastId + 1).ToString(CultureInfo.InvariantCulture);
            var token = byToken ? Convert.ToHexString(RandomNumberGenerator.GetBytes(8)) : null;
            var taken = new SandboxCase(id, key, token, fields, Now());
            Keep(new SandboxEvent(taken, null));
            return (taken, false);
        }
    }

    /// <summary>Adds a change the gateway posted.</summary>
    /// <returns>False when the case is unknown or the update id was used before.</returns>
    public bool Add(string caseId, string updateId, string status, string description, int files = 0)
    {
        lock (_gate)
        {
            if (!_cases.TryGetValue(caseId, out var held) || held.Updates.Any(update => update.Id == updateId))
            {
                return false;
            }

            var step = SandboxScript.After(held.Step, status);
            var update = new SandboxUpdate(
                updateId, caseId, step, status.ToLowerInvariant(), null, held.Agency, description, Now(), FromGateway: true, files);
            Keep(new SandboxEvent(null, update));
            return true;
        }
    }

    /// <summary>Moves one case on at once.</summary>
    /// <returns>The change, or null when the case is unknown or over.</returns>
    public SandboxUpdate? Advance(string id)
    {
        lock (_gate)
        {
            return _cases.TryGetValue(id, out var held) && SandboxScript.Next(held, Now()) is { } next ? Keep(next) : null;
        }
    }

    /// <summary>Moves every case whose time has come one step on.</summary>
    /// <param name="step">How long a case rests.</param>
    /// <param name="atOnce">Steps taken together, the later one with the later time; 1 in an orderly hub.</param>
    public ImmutableArray<SandboxUpdate> AdvanceDue(TimeSpan step, int atOnce)
    {
        lock (_gate)
        {
            var now = Now();
            var due = _cases.Values.Where(held => SandboxScript.DueAt(held, step) <= now).Select(held => held.Id).ToList();
            return [.. due.SelectMany(id => Steps(id, now, atOnce))];
        }
    }

    private List<SandboxUpdate> Steps(string id, DateTimeOffset now, int count)
    {
        var taken = new List<SandboxUpdate>();
        while (taken.Count < count && SandboxScript.Next(_cases[id], now.AddSeconds(taken.Count - count + 1)) is { } next)
        {
            taken.Add(Keep(next));
        }

        return taken;
    }

    /// <summary>Whole milliseconds: that is all the wire shows.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private SandboxUpdate Keep(SandboxUpdate update)
    {
        Keep(new SandboxEvent(null, update));
        return update;
    }

    private void Keep(SandboxEvent happened)
    {
        _journal.Append(happened);
        Remember(happened);
    }

    private void Remember(SandboxEvent happened)
    {
        if (happened.Received is { } taken)
        {
            _cases[taken.Id] = taken;
            _lastId = Math.Max(_lastId, int.Parse(taken.Id, CultureInfo.InvariantCulture));
            if (taken.Key is { } key)
            {
                _idByKey[key] = taken.Id;
            }
        }
        else if (happened.Changed is { } update && _cases.TryGetValue(update.CaseId, out var held))
        {
            _cases[update.CaseId] = held with { Updates = held.Updates.Add(update) };
        }
    }
}
