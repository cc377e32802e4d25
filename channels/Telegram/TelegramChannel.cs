using System.Globalization;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Telegram.Bot.Extensions;

namespace LaporBot.Channels.Telegram;

/// <summary>Sends what nobody is waiting for, at the pace of the bulk limit.</summary>
internal sealed class TelegramChannel(TelegramSender sender, TelegramDocuments documents, PacedLane lane, QuietHours quiet) : IChannel
{
    public string Name => TelegramAddress.Channel;

    /// <remarks>Telegram has no idempotency key: a second attempt after an unknown outcome may show the message twice.</remarks>
    public async Task<DeliveryOutcome> DeliverAsync(
        ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        if (!TelegramAddress.TryRead(to, out var chat))
        {
            return new DeliveryOutcome.Rejected("not an address of this channel");
        }

        DeliveryOutcome outcome = new DeliveryOutcome.Rejected("nothing to say");
        var replaced = int.TryParse(message.Replaces, CultureInfo.InvariantCulture, out var id) ? id : (int?)null;
        foreach (var request in TelegramOutbound.Render(chat, message, isSilent: message.CanWait && quiet.IsNow))
        {
            if (await lane.EnterAsync(cancellationToken) is { Ticks: > 0 } wait)
            {
                return new DeliveryOutcome.RetryAfter(wait) { IsPersonal = true };
            }

            outcome = replaced is { } messageId
                ? await sender.EditAsync(request, messageId, cancellationToken)
                : await sender.SendAsync(request, cancellationToken);
            replaced = null;
            if (outcome is not DeliveryOutcome.Delivered)
            {
                return outcome;
            }
        }

        return message.Document is { } document ? await documents.SendAsync(chat, document, cancellationToken) : outcome;
    }

    public IReadOnlyList<string> Preview(OutgoingMessage message) =>
        [.. TelegramOutbound.Render(0, message).Select(request => HtmlText.ToPlain(request.Text))];
}
