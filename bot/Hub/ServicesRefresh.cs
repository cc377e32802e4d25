using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Hub;

/// <summary>Keeps <see cref="HubServices"/> fresh: the kept list before the first turn, the hub's as soon as it answers, then hourly.</summary>
internal sealed class ServicesRefresh(
    IHubFeed feed, HubServices services, ServicesCache cache, TimeProvider time, ILogger<ServicesRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    /// <summary>Retries below this are the sandbox not listening yet, at every start: no news.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await cache.ReadAsync(cancellationToken) is { IsEmpty: false } kept)
        {
            services.Replace(kept);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = FirstRetry;
        while (true)
        {
            if (await feed.ServicesAsync(stoppingToken) is { } heard)
            {
                services.Replace(heard);
                Log.ServicesHeard(logger, heard.Length);
                await cache.WriteAsync(heard, stoppingToken);
                retry = FirstRetry;
                await Task.Delay(Usual, time, stoppingToken);
                continue;
            }

            if (retry >= WorthTelling)
            {
                Log.ServicesUnheard(logger, services.Current.Length, retry);
            }

            await Task.Delay(retry, time, stoppingToken);
            retry = retry * 2 > LongestRetry ? LongestRetry : retry * 2;
        }
    }
}
