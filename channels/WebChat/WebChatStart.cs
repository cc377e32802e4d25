using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// Has keys and pages made before the first visitor comes: a broken key file stops the start, and nobody waits for the packing.
/// Here and not when routes are mapped, because settings are validated in between.
/// </summary>
internal sealed class WebChatStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<SigningKeys>();
        services.GetRequiredService<WebChatPages>();
        services.GetRequiredService<SocketGate>();
        if (services.GetRequiredService<IOptions<GatewayOptions>>().Value.PublicUrl is { } address)
        {
            services.GetRequiredService<Doors>().OpenPage(WebChatChannel.ChannelName, LargeFilePage.LinkAt(address));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
