using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>Sends a file made for one person: its bytes, since Telegram fetches only few kinds of file from an address.</summary>
internal sealed class TelegramDocuments(TelegramConnection connection, TelegramState state, OpenDocument? open = null)
{
    /// <exception cref="OperationCanceledException">Given up by the caller; the fate of the file is unknown.</exception>
    public async Task<DeliveryOutcome> SendAsync(long chat, OutgoingDocument document, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return new DeliveryOutcome.Rejected("no documents here");
        }

        try
        {
            if (await open(document.Id, cancellationToken) is not { } bytes)
            {
                return new DeliveryOutcome.Rejected("document expired");
            }

            using var content = new MemoryStream(bytes, writable: false);
            await SendAsync(chat, InputFile.FromStream(content, document.Name), IsPicture(document), cancellationToken);
            state.Reached();
            return new DeliveryOutcome.Delivered();
        }
        catch (StoreUnavailableException)
        {
            return new DeliveryOutcome.Failed("the ledger did not answer");
        }
        catch (RequestException error)
        {
            return BotApiFault.Classify(error);
        }
    }

    /// <summary>A picture is shown, not offered for opening.</summary>
    private Task<Message> SendAsync(long chat, InputFileStream file, bool isPicture, CancellationToken cancellationToken) => isPicture
        ? connection.Sending.SendRequest(new SendPhotoRequest { ChatId = chat, Photo = file }, cancellationToken)
        : connection.Sending.SendRequest(new SendDocumentRequest { ChatId = chat, Document = file }, cancellationToken);

    private static bool IsPicture(OutgoingDocument document) => document.ContentType is "image/jpeg" or "image/png";
}
