using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// How often one may call, counted by this process. Asked from the routes and not by middleware, since the conversation is known
/// only after the token was read.
/// </summary>
internal sealed class ChatLimits(IOptions<WebChatOptions> options) : IDisposable
{
    // A loopback address is a proxy on this machine that speaks for many people.
    private const int LoopbackShare = 20;

    private readonly PartitionedRateLimiter<string> _tokens = PerKey(key =>
    {
        var perMinute = options.Value.TokensPerMinute * (key == Loopback ? LoopbackShare : 1);
        return (perMinute, TimeSpan.FromMinutes(1) / perMinute);
    });

    private readonly PartitionedRateLimiter<string> _posts = PerKey(
        _ => (options.Value.PostBurst, TimeSpan.FromMinutes(1) / options.Value.PostsPerMinute));

    private readonly PartitionedRateLimiter<string> _uploads = PerKey(
        _ => (options.Value.UploadsPerTenMinutes, TimeSpan.FromMinutes(10) / options.Value.UploadsPerTenMinutes));

    private readonly PartitionedRateLimiter<string> _forms = PerKey(key =>
    {
        var perMinute = options.Value.FormsPerMinute * (key == Loopback ? LoopbackShare : 1);
        return (perMinute, TimeSpan.FromMinutes(1) / perMinute);
    });

    /// <summary>The group of everybody behind a proxy on this machine.</summary>
    public const string Loopback = "loopback";

    /// <summary>A page asks for a token.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public void Token(IPAddress? address) => Take(_tokens, Partition(address));

    /// <summary>A form is sent, or a number looked up without a chat.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public void Form(IPAddress? address) => Take(_forms, Partition(address));

    /// <summary>A conversation posts an activity.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public void Post(string conversationId) => Take(_posts, conversationId);

    /// <summary>A conversation uploads files.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public void Upload(string conversationId) => Take(_uploads, conversationId);

    public void Dispose()
    {
        _tokens.Dispose();
        _posts.Dispose();
        _uploads.Dispose();
        _forms.Dispose();
    }

    private static PartitionedRateLimiter<string> PerKey(Func<string, (int Burst, TimeSpan Every)> rate) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var (burst, every) = rate(key);
            return new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = 1, ReplenishmentPeriod = every };
        }));

    private static void Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            throw DirectLineFault.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Addresses that count as one: a household has a whole /64 of IPv6.</summary>
    public static string Partition(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return Loopback;
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }
}
