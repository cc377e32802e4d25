using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// Not ready while Redis does not answer: a turn could not be kept. Degraded when what it was told to do with our keys, or its
/// clock beside ours, will bring surprises.
/// </summary>
internal sealed class RedisHealth(RedisConnection redis, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Replicas whose clocks differ by more take each other's leases for ended.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var delay = await redis.Database.PingAsync().WaitAsync(Patience, time, cancellationToken);
            return await redis.EvictionPolicyAsync().WaitAsync(Patience, time, cancellationToken) is { } policy
                ? HealthCheckResult.Degraded($"maxmemory-policy is {policy}: drafts may vanish; set noeviction")
                : await TroubleAsync().WaitAsync(Patience, time, cancellationToken) is { } trouble
                    ? HealthCheckResult.Degraded(trouble)
                    : HealthCheckResult.Healthy($"answers in {delay.TotalMilliseconds:0} ms");
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            return HealthCheckResult.Unhealthy("Redis does not answer");
        }
    }

    private async Task<string?> TroubleAsync()
    {
        if (await AskAsync("CONFIG", "GET", "appendonly") is [_, "no"])
        {
            return "appendonly is off: open drafts are lost when Redis restarts";
        }

        return await AskAsync("TIME") is [{ } seconds, _]
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) is var skew
            && skew.Duration() > MostSkew
            ? $"the clock of Redis differs from ours by {skew.TotalSeconds:0} s: set both by NTP"
            : null;
    }

    /// <returns>Null when the server does not tell: the embedded one, and some hosted ones.</returns>
    private async Task<string?[]?> AskAsync(string command, params object[] arguments)
    {
        try
        {
            return (string?[]?)await redis.Database.ExecuteAsync(command, arguments);
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
