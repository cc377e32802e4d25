using System.Net;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// The connection to the primary that sentinels name, and to no other server. The client's own way remembers every server it has
/// heard of: when a dead primary comes back and takes itself for one until the sentinels have corrected it, the client may write
/// there, and what is written there is thrown away.
/// </summary>
internal sealed class SentinelConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger) : RedisConnection(options, logger)
{
    /// <summary>How long a primary that was replaced may still be spoken to.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ConnectAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        // Does not fail when none of them answers: each is tried again in the background.
        await using var sentinels = await ConnectionMultiplexer.SentinelConnectAsync(Sentinels(configuration));
        EndPoint? current = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await PrimaryAsync(sentinels, configuration.ServiceName!) is { } primary && !primary.Equals(current))
            {
                Log.SentinelNames(Logger, $"{primary}");
                await base.ConnectAsync(Primary(configuration, primary), cancellationToken);
                current = primary;
            }

            await Task.Delay(Look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ConfigurationOptions Sentinels(ConfigurationOptions configuration)
    {
        var sentinels = configuration.Clone();
        Tune(sentinels);
        (sentinels.User, sentinels.Password) = (configuration.SentinelUser, configuration.SentinelPassword);
        return sentinels;
    }

    private static ConfigurationOptions Primary(ConfigurationOptions configuration, EndPoint address)
    {
        var primary = configuration.Clone();
        primary.ServiceName = null;
        primary.TieBreaker = "";
        primary.EndPoints.Clear();
        primary.EndPoints.Add(address);
        return primary;
    }

    /// <summary>Whom most sentinels name: one that is cut off from the others may believe in the one of before.</summary>
    /// <returns>Null while none answers.</returns>
    private static async Task<EndPoint?> PrimaryAsync(ConnectionMultiplexer sentinels, string service)
    {
        var named = await Task.WhenAll(sentinels.GetServers().Select(sentinel => AskAsync(sentinel, service)));
        return named.OfType<EndPoint>().CountBy(primary => primary).OrderByDescending(votes => votes.Value).Select(votes => votes.Key).FirstOrDefault();
    }

    private static async Task<EndPoint?> AskAsync(IServer sentinel, string service)
    {
        try
        {
            return await sentinel.SentinelGetMasterAddressByNameAsync(service);
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            return null;
        }
    }
}
