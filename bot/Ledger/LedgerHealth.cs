using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot.Ledger;

/// <summary>Ready when the tables are current and answer in time.</summary>
internal sealed class LedgerHealth(LedgerDatabase database, LedgerStartup startup, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!startup.IsDone)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, startup.IsDamaged
                ? "The ledger's file is damaged; restore a backup."
                : "The ledger's tables are not there yet.");
        }

        using var limit = new CancellationTokenSource(Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await database.ReadAsync(ledger => ledger.Deliveries.AsNoTracking().AnyAsync(row => row.Seq == 0, linked.Token));
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StoreUnavailableException || (error is OperationCanceledException && limit.IsCancellationRequested))
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The ledger does not answer.");
        }
    }
}
