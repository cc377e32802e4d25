using System.Net;
using System.Net.Sockets;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// How often one may call, at all replicas together. Asked from the routes and not by middleware, since the conversation is known
/// only after the token was read.
/// </summary>
internal sealed class ChatLimits : IDisposable
{
    // A loopback address is a proxy on this machine that speaks for many people.
    private const int LoopbackShare = 20;

    /// <summary>The group of everybody behind a proxy on this machine.</summary>
    public const string Loopback = "loopback";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly ChatLimit _tokens;
    private readonly ChatLimit _posts;
    private readonly ChatLimit _uploads;
    private readonly ChatLimit _forms;

    public ChatLimits(IOptions<WebChatOptions> options, TakeAllowance? share = null)
    {
        var most = options.Value;
        _tokens = new ChatLimit("tokens", key => ByAddress(most.TokensPerMinute, key), share);
        _posts = new ChatLimit("posts", _ => new ChatRate(most.PostBurst, most.PostsPerMinute, Minute), share) { IsSharedFromHalf = true };
        _uploads = new ChatLimit("uploads", _ => new ChatRate(most.UploadsPerTenMinutes, most.UploadsPerTenMinutes, TenMinutes), share);
        _forms = new ChatLimit("forms", key => ByAddress(most.FormsPerMinute, key), share);
    }

    /// <summary>A page asks for a token.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public Task TokenAsync(IPAddress? address) => _tokens.TakeAsync(Partition(address));

    /// <summary>A form is sent, or a number looked up without a chat.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public Task FormAsync(IPAddress? address) => _forms.TakeAsync(Partition(address));

    /// <summary>A conversation posts an activity.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public Task PostAsync(string conversationId) => _posts.TakeAsync(conversationId);

    /// <summary>A conversation uploads files.</summary>
    /// <exception cref="DirectLineFault">429.</exception>
    public Task UploadAsync(string conversationId) => _uploads.TakeAsync(conversationId);

    public void Dispose()
    {
        _tokens.Dispose();
        _posts.Dispose();
        _uploads.Dispose();
        _forms.Dispose();
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

    private static ChatRate ByAddress(int perMinute, string key)
    {
        var most = perMinute * (key == Loopback ? LoopbackShare : 1);
        return new ChatRate(most, most, Minute);
    }
}
