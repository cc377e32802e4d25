using System.Collections.Concurrent;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>Leases in memory; <see cref="Sibling"/> is another process that shares them.</summary>
public sealed class InMemoryLeases : ILeases
{
    private readonly ConcurrentDictionary<string, (InMemoryLeases Holder, DateTimeOffset Until)> _held;
    private readonly TimeProvider _time;

    public InMemoryLeases(TimeProvider time)
        : this(time, [])
    {
    }

    private InMemoryLeases(TimeProvider time, ConcurrentDictionary<string, (InMemoryLeases, DateTimeOffset)> held) =>
        (_time, _held) = (time, held);

    /// <summary>Nothing answers.</summary>
    public bool IsDown { get; set; }

    public InMemoryLeases Sibling() => new(_time, _held);

    public Task<bool> HoldAsync(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The leases are down.");
        }

        var now = _time.GetUtcNow();
        var held = _held.AddOrUpdate(
            name, _ => (this, now + duration), (_, lease) => lease.Holder == this || lease.Until <= now ? (this, now + duration) : lease);
        return Task.FromResult(held.Holder == this);
    }

    public Task ReleaseAsync(string name, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(name, out var lease) && lease.Holder == this)
        {
            _held.TryRemove(new(name, lease));
        }

        return Task.CompletedTask;
    }
}
