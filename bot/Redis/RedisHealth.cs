using LaporBot.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>Not ready while Redis does not answer: a turn could not be kept.</summary>
internal sealed class RedisHealth(RedisConnection redis, ILogger<RedisHealth> logger) : IHealthCheck
{
    private const string Safe = "noeviction";

    private string? _policySaid;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var delay = await redis.Database.PingAsync();
            var policy = await PolicyAsync();
            return policy is null or Safe
                ? HealthCheckResult.Healthy($"answers in {delay.TotalMilliseconds:0} ms")
                : HealthCheckResult.Degraded($"maxmemory-policy is {policy}; set {Safe}");
        }
        catch (Exception error) when (error is RedisException or TimeoutException or StoreUnavailableException or ObjectDisposedException)
        {
            return HealthCheckResult.Unhealthy("Redis does not answer");
        }
    }

    /// <summary>Null where the server does not tell (the embedded one, and hosted ones that forbid CONFIG).</summary>
    private async Task<string?> PolicyAsync()
    {
        try
        {
            var answer = await redis.Database.ExecuteAsync("CONFIG", "GET", "maxmemory-policy");
            var policy = answer.Length == 2 ? (string?)answer[1] : null;
            if (policy is not (null or "" or Safe) && Interlocked.Exchange(ref _policySaid, policy) != policy)
            {
                Log.RedisEvicts(logger, policy);
            }

            return policy is "" ? null : policy;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
