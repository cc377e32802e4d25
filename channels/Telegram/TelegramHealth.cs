using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Channels.Telegram;

/// <summary>Degraded while the Bot API cannot be used; never unhealthy, since the other channels work without it.</summary>
internal sealed class TelegramHealth(TelegramState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Fault is { } fault ? HealthCheckResult.Degraded(fault) : HealthCheckResult.Healthy());
}
