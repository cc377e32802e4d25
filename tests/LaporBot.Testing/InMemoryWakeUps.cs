using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>Wake-ups in memory.</summary>
public sealed class InMemoryWakeUps : IWakeUps
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ReplyAddress, DateTimeOffset> _at = [];

    /// <summary>When a person's conversation is looked at, if ever.</summary>
    public DateTimeOffset? At(ReplyAddress who)
    {
        lock (_lock)
        {
            return _at.TryGetValue(who, out var at) ? at : null;
        }
    }

    public void Schedule(ReplyAddress who, DateTimeOffset at)
    {
        lock (_lock)
        {
            _at[who] = at;
        }
    }

    public Task<ImmutableArray<ReplyAddress>> TakeDueAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ImmutableArray<ReplyAddress> due = [.. _at.Where(one => one.Value <= now).OrderBy(one => one.Value).Take(most).Select(one => one.Key)];
            foreach (var who in due)
            {
                _at[who] = now + lease;
            }

            return Task.FromResult(due);
        }
    }

    public Task SettleAsync(ReplyAddress who, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (next is { } at)
            {
                _at[who] = at;
            }
            else
            {
                _at.Remove(who);
            }
        }

        return Task.CompletedTask;
    }
}
