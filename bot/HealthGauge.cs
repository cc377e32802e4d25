using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using LaporBot.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot;

/// <summary>The same that <c>/readyz</c> says as a metric, twice a minute: 2 is well, 1 degraded, 0 not usable.</summary>
internal sealed class HealthGauge : IHealthCheckPublisher
{
    private FrozenDictionary<string, long> _newest = FrozenDictionary<string, long>.Empty;

    public HealthGauge() => Instruments.Gauge("laporbot.health", () => _newest.Select(one =>
        new Measurement<long>(one.Value, new KeyValuePair<string, object?>("check", one.Key))));

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _newest = report.Entries.ToFrozenDictionary(entry => entry.Key, entry => (long)entry.Value.Status);
        return Task.CompletedTask;
    }
}
