using LaporBot.Core;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace LaporBot.Bot.Hub;

/// <summary>The HTTP client of the hub: time-out and breaker, no retry (only the outbox sends again), no redirects, no log of addresses.</summary>
internal static class HubHttpRegistration
{
    private static readonly TimeSpan HalfOpenEvery = TimeSpan.FromSeconds(30);

    public static void AddHubHttp(this IServiceCollection services)
    {
        services.AddTransient<HubBodyHandler>();
        services.AddSingleton<HubBreaker>();
        var client = services.AddHttpClient<HubHttp>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Connections(provider.GetRequiredService<IOptions<HubOptions>>().Value));
        client.AddResilienceHandler("hub", Protect);
        client.AddHttpMessageHandler<HubBodyHandler>();
    }

    private static SocketsHttpHandler Connections(HubOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy of the machine cannot reach what listens on its loopback.
        UseProxy = options.Kind is not HubAdapter.Sandbox && options.BaseUrl is not { IsLoopback: true },
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = options.GetTimeout,
    };

    private static void Protect(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<HubOptions>>().Value;
        var streak = new FailureStreak();
        var breaker = context.ServiceProvider.GetRequiredService<HubBreaker>();
        Instruments.Gauge("laporbot.hub.breaker.open", () => breaker.IsOpen ? 1 : 0);
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => ValueTask.FromResult(streak.Breaks(arguments.Outcome)),
                FailureRatio = 0,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromDays(1),
                BreakDuration = HalfOpenEvery,
                StateProvider = breaker.State,
                ManualControl = breaker.Control,
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(
                    arguments.Context.GetRequestMessage()?.Method == HttpMethod.Post ? options.PostTimeout : options.GetTimeout),
            });
    }
}
