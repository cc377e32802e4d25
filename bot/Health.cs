using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot;

/// <summary>
/// <c>/healthz</c>: the process lives; asks nobody. <c>/readyz</c>: what is tagged <c>ready</c> decides (Redis, ledger); the
/// hub and the channels are shown beside it, since a turn does not wait for them.
/// </summary>
internal static class Health
{
    public const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<IHealthCheckPublisher, HealthGauge>();
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("ok"));
        endpoints.MapGet("/readyz", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(HealthCheckService checks, HttpContext context)
    {
        var report = await checks.CheckHealthAsync(context.RequestAborted);
        var isReady = report.Entries.Values.All(entry => entry.Status != HealthStatus.Unhealthy || !entry.Tags.Contains(Ready));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new
            {
                status = isReady ? "ready" : "not ready",
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new { status = entry.Value.Status.ToString(), entry.Value.Description, entry.Value.Data }),
            },
            JsonSerializerOptions.Web,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
