using LaporBot.Channels.WebChat.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
