using LaporBot.Core;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LaporBot.Bot;

/// <summary>
/// Logs, metrics and traces. Names of instruments are in <see cref="Instruments"/>. The HTTP client instrumentation stays off
/// on purpose: it would export the Telegram token, which stands in the address of every call. What nobody reads is not counted.
/// </summary>
internal static class Telemetry
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OperationsPort = "Operations:Port";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        AddLogs(builder);
        var hasOtlp = !string.IsNullOrEmpty(builder.Configuration[Otlp]);
        if (hasOtlp || HasOperationsPort(builder.Configuration))
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
            {
                // By name: the instrumentation package would put a filter of its own before every request.
                metrics.AddMeter(Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddRuntimeInstrumentation().AddPrometheusExporter();
                _ = hasOtlp ? metrics.AddOtlpExporter() : metrics;
            });
        }

        if (hasOtlp)
        {
            builder.Services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(Instruments.Name).AddAspNetCoreInstrumentation(Quieten).AddOtlpExporter());
        }
    }

    /// <summary>Prometheus reads at the operations port only, so that the outside never sees it.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        if (app.Configuration.GetValue<int?>(OperationsPort) is { } port)
        {
            // By the port the connection came in on: the Host header is written by whoever asks.
            app.MapWhen(
                context => context.Connection.LocalPort == port && context.Request.Path == "/metrics",
                metrics => metrics.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true));
        }
    }

    private static bool HasOperationsPort(IConfiguration configuration) => configuration.GetValue<int?>(OperationsPort) is not null;

    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();

        // Nothing of it is ever written, yet while it may write, every request gets a scope and an activity made for it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // The keys of cookies lie in the ledger, as open to whoever reads it as everything else there; it says so at each new key.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A part that is disturbed is shown by /readyz and the metrics; a line at each look would bury everything else.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Error);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
        else
        {
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
    }

    /// <summary>Addresses of web chats and files are secrets of their owners: the route is enough, the query never leaves.</summary>
    private static void Quieten(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = context => !context.Request.Path.StartsWithSegments("/healthz") && !context.Request.Path.StartsWithSegments("/readyz");
        options.EnrichWithHttpRequest = (activity, _) =>
        {
            activity.SetTag("url.path", null);
            activity.SetTag("url.query", null);
        };
    }
}
