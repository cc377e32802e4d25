using LaporBot.Bot.Ledger.Desk;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot.Workers;

/// <summary>A year without a single holiday has none written down: every clock in it would be too strict. Shown, never fatal.</summary>
internal sealed class CalendarHealth(NodeCalendar calendar, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        IsKnown
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"No holidays of {Year} are set; clocks count them as working days (Kalender at the desk, or Node__Holidays)."));

    /// <summary>The current year.</summary>
    public int Year => calendar.Work.Day(time.GetUtcNow()).Year;

    /// <summary>Some holiday of it is set.</summary>
    public bool IsKnown => calendar.Knows(Year);
}
