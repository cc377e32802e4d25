using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot.Redis;

/// <summary>Not ready while Redis does not answer: a turn could not be kept.</summary>
internal sealed class RedisHealth(RedisConnection redis, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var delay = await redis.Database.PingAsync().WaitAsync(Patience, time, cancellationToken);
            return await redis.EvictionPolicyAsync().WaitAsync(Patience, time, cancellationToken) is { } policy
                ? HealthCheckResult.Degraded($"maxmemory-policy is {policy}: drafts may vanish; set noeviction")
                : HealthCheckResult.Healthy($"answers in {delay.TotalMilliseconds:0} ms");
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            return HealthCheckResult.Unhealthy("Redis does not answer");
        }
    }
}
