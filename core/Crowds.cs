using System.Collections.Concurrent;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>
/// Keeps one person from crowding out the others. Whoever waits for answers is never limited; who sends many at once without
/// waiting has an allowance, which is one for all replicas. While nobody answers about it, what was counted here decides.
/// </summary>
internal sealed class Crowds(ConversationOptions options, TimeProvider time, TakeAllowance? share)
{
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ReplyAddress, Visitor> _visitors = new();

    public ValueTask<Presence> EnterAsync(ReplyAddress person)
    {
        if (_visitors.Count >= MostRemembered)
        {
            Forget();
        }

        var visitor = _visitors.GetOrAdd(person, static _ => new Visitor());
        var count = visitor.Enter(time.GetTimestamp(), time.TimestampFrequency * (long)Window.TotalSeconds, out var waiting);
        return waiting <= options.MostWaiting && count <= options.MostPerTenSeconds
            ? ValueTask.FromResult(new Presence(visitor, Admission.Welcome))
            : JudgeAsync(person, visitor);
    }

    private async ValueTask<Presence> JudgeAsync(ReplyAddress person, Visitor visitor)
    {
        var mayPass = visitor.TakeOwn(options.MostCrowding) && await TakeSharedAsync(person);
        return new Presence(visitor, mayPass ? Admission.Welcome : visitor.Warn() ? Admission.Slower : Admission.Ignored);
    }

    private async Task<bool> TakeSharedAsync(ReplyAddress person)
    {
        try
        {
            return share is null || await share($"person:{person.Channel}:{person.Value}", new Allowance(options.MostCrowding, Window)) == TimeSpan.Zero;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    /// <summary>Whoever is not here just now starts anew.</summary>
    private void Forget()
    {
        foreach (var (person, visitor) in _visitors)
        {
            if (visitor.IsAway)
            {
                _visitors.TryRemove(person, out _);
            }
        }
    }
}

/// <summary>One person, as this process has counted them in the present window.</summary>
internal sealed class Visitor
{
    private readonly Lock _gate = new();
    private long _since;
    private int _count;
    private int _waiting;
    private int _crowding;
    private bool _isWarned;

    public bool IsAway => Volatile.Read(ref _waiting) == 0;

    /// <returns>Messages in this window.</returns>
    public int Enter(long now, long window, out int waiting)
    {
        lock (_gate)
        {
            if (_count == 0 || now - _since >= window)
            {
                (_since, _count, _crowding, _isWarned) = (now, 0, 0, false);
            }

            waiting = ++_waiting;
            return ++_count;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _waiting--;
        }
    }

    public bool TakeOwn(int most)
    {
        lock (_gate)
        {
            return ++_crowding <= most;
        }
    }

    /// <returns>True the first time in a window.</returns>
    public bool Warn()
    {
        lock (_gate)
        {
            return !_isWarned && (_isWarned = true);
        }
    }
}

/// <summary>A message that is being dealt with.</summary>
public readonly struct Presence : IDisposable
{
    private readonly Visitor _visitor;

    internal Presence(Visitor visitor, Admission admission) => (_visitor, Admission) = (visitor, admission);

    /// <summary>How it is met.</summary>
    public Admission Admission { get; }

    public void Dispose() => _visitor.Leave();
}
