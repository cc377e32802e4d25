using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Bot.Schema;
using Attachment = LaporBot.Core.Messages.Attachment;

namespace LaporBot.Channels.WebChat;

/// <summary>Sends into web chats that nobody may be looking at right now, and hands out what was uploaded there.</summary>
internal sealed class WebChatChannel(DirectLineAdapter adapter, UploadStore uploads, DocumentLink? link = null) : IChannel, IAttachmentSource
{
    /// <summary>In a <see cref="ReplyAddress"/>; its value is the conversation's id.</summary>
    public const string ChannelName = "webchat";

    public string Name => ChannelName;

    public bool DropsSecondCopies => true;

    /// <summary>Into the log; a second copy of the same delivery is dropped there.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(
        ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference
        {
            ChannelId = DirectLineAdapter.ChannelId,
            Bot = DirectLineAdapter.Bot,
            Conversation = new ConversationAccount(id: to.Value),
        };
        var activity = WebChatOutbound.Map(message, link);
        activity.Id = KeyOf(to, deliveryId);
        try
        {
            await adapter.ContinueConversationAsync(
                DirectLineAdapter.Bot.Id, reference, (turn, token) => turn.SendActivityAsync(activity, token), cancellationToken);
            return new DeliveryOutcome.Delivered();
        }
        catch (ChatLogExpiredException)
        {
            return new DeliveryOutcome.RecipientGone();
        }
        catch (StoreUnavailableException)
        {
            return new DeliveryOutcome.Failed("The chat log is away.");
        }
    }

    // The core names a late answer after the message it answers. Without the address in front this is the key the turn itself
    // would have used, so an answer that was queued and is then given again to a repeated message still stands there once.
    private static string KeyOf(ReplyAddress to, string deliveryId)
    {
        var address = $"answer:{to.Channel}:{to.Value}:";
        return deliveryId.StartsWith(address, StringComparison.Ordinal) ? deliveryId[address.Length..] : deliveryId;
    }

    /// <summary>Null once the upload is older than <see cref="WebChatOptions.UploadLifetime"/>.</summary>
    public Task<Stream?> OpenAsync(Attachment attachment, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(uploads.Open(attachment.Source));
}
