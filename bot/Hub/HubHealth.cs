using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot.Hub;

/// <summary>Shows the hub's state. A hub that is down is never a reason to refuse citizens, hence "degraded" at worst.</summary>
internal sealed class HubHealth(HubState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var current = state.Current;
        var data = new Dictionary<string, object>
        {
            ["lastGood"] = current.LastGood?.ToString("O", CultureInfo.InvariantCulture) ?? "never",
        };
        return Task.FromResult(current.Trouble is { } trouble
            ? HealthCheckResult.Degraded(trouble, data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
