using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Time.Testing;

namespace LaporBot.Testing;

/// <summary>One-time tokens in memory, for tests. It passes the same spec as the real ones.</summary>
public sealed class InMemoryHandovers(TimeProvider time) : IHandovers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Handover What, DateTimeOffset Until, ReplyAddress? Taker)> _kept = [];

    public InMemoryHandovers()
        : this(new FakeTimeProvider())
    {
    }

    public Task OfferAsync(string token, Handover handover, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _kept[token] = (handover, time.GetUtcNow() + lifetime, null);
        }

        return Task.CompletedTask;
    }

    public Task<Handover?> TakeAsync(string token, ReplyAddress taker, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(token, out var kept) || kept.Until <= time.GetUtcNow() || (kept.Taker ?? taker) != taker)
            {
                return Task.FromResult<Handover?>(null);
            }

            _kept[token] = kept with { Taker = taker };
            return Task.FromResult<Handover?>(kept.What);
        }
    }
}
