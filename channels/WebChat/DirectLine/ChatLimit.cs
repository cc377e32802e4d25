using System.Threading.RateLimiting;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>So many at once, and so many more in each window.</summary>
internal readonly record struct ChatRate(int Burst, int More, TimeSpan Window);

/// <summary>
/// One limit by key: counted here first, and by all replicas together. While nobody answers about the others, what was counted
/// here decides.
/// </summary>
internal sealed class ChatLimit(string name, Func<string, ChatRate> rate, TakeAllowance? share) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _own = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var (burst, more, window) = rate(key);
            return new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = 1, ReplenishmentPeriod = window / more };
        }));

    /// <summary>Whoever has not even used half of it here is no reason to ask the others: that would cost every message a round trip.</summary>
    public bool IsSharedFromHalf { get; init; }

    /// <summary>Takes one.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public async Task TakeAsync(string key)
    {
        using var lease = _own.AttemptAcquire(key);
        var wait = !lease.IsAcquired ? lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1)
            : MustAsk(key) ? await AskAsync(key)
            : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            Instruments.Refusals.Add(1, new KeyValuePair<string, object?>("limit", name));
            throw DirectLineFault.TooMany(wait);
        }
    }

    public void Dispose() => _own.Dispose();

    private bool MustAsk(string key) =>
        share is not null && (!IsSharedFromHalf || _own.GetStatistics(key) is { } now && now.CurrentAvailablePermits < rate(key).Burst / 2);

    private async Task<TimeSpan> AskAsync(string key)
    {
        var (burst, more, window) = rate(key);
        try
        {
            return await share!($"web-{name}:{key}", new Allowance(burst + more, window));
        }
        catch (StoreUnavailableException)
        {
            return TimeSpan.Zero;
        }
    }
}
