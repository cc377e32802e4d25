using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>Speaks first: into a conversation somebody once had with us through Azure Bot Service.</summary>
internal sealed class AzureChannel(AzureAdapter adapter, IOptions<AzureOptions> options, DocumentLink? link = null) : IChannel
{
    public string Name => AzureAddress.ChannelName;

    public async Task<DeliveryOutcome> DeliverAsync(
        ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        if (AzureAddress.Read(to) is not { } reference)
        {
            return new DeliveryOutcome.Rejected("not an address of this channel");
        }

        try
        {
            await adapter.ContinueConversationAsync(
                options.Value.MicrosoftAppId!, reference, (turn, token) => turn.SendActivityAsync(AzureOutbound.Map(message, link), token), cancellationToken);
            return new DeliveryOutcome.Delivered();
        }
        catch (Exception error) when (ConnectorFault.Classify(error) is { } outcome)
        {
            return outcome;
        }
    }
}
