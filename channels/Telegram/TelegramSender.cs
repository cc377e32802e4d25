using System.Globalization;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Extensions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LaporBot.Channels.Telegram;

/// <summary>Makes one call and says what became of it. Never repeats a call: that is for whoever keeps the message.</summary>
internal sealed class TelegramSender(TelegramConnection connection, ChatPauses pauses, TelegramState state, ILogger<TelegramSender> logger)
{
    /// <summary>True when a message to this chat would surely be refused now.</summary>
    public bool IsPaused(long chat) => pauses.Left(chat) > TimeSpan.Zero;

    /// <exception cref="OperationCanceledException">Given up by the caller; the fate of the message is unknown.</exception>
    public Task<DeliveryOutcome> SendAsync(SendMessageRequest request, CancellationToken cancellationToken) =>
        CallAsync(request.ChatId, () => TryAsync(request, cancellationToken));

    /// <summary>Changes a message of ours; a second time changes nothing.</summary>
    /// <exception cref="OperationCanceledException">Given up by the caller; the fate of the change is unknown.</exception>
    public Task<DeliveryOutcome> EditAsync(SendMessageRequest request, int messageId, CancellationToken cancellationToken) =>
        CallAsync(request.ChatId, () => TryEditAsync(request, messageId, cancellationToken));

    private async Task<DeliveryOutcome> CallAsync(ChatId whose, Func<Task<DeliveryOutcome>> call)
    {
        var chat = whose.Identifier ?? 0;
        if (pauses.Left(chat) is { Ticks: > 0 } left)
        {
            return new DeliveryOutcome.RetryAfter(left) { IsPersonal = true };
        }

        var outcome = await call();
        switch (outcome)
        {
            case DeliveryOutcome.RetryAfter busy:
                pauses.Pause(chat, busy.Delay);
                Log.Busy(logger, busy.Delay.TotalSeconds);
                break;
            case DeliveryOutcome.Rejected rejected:
                Log.Rejected(logger, rejected.Reason);
                break;
            case DeliveryOutcome.Failed failed:
                Log.NotSent(logger, failed.Reason);
                break;
        }

        return outcome;
    }

    /// <summary>Stops the button from spinning. Its failure costs nothing but the spinning, so it is only noted.</summary>
    public async Task AnswerPressAsync(string queryId, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Sending.SendRequest(new AnswerCallbackQueryRequest { CallbackQueryId = queryId }, cancellationToken);
            state.Reached();
        }
        catch (RequestException error) when (BotApiFault.IsLatePress(error))
        {
            state.Reached();
        }
        catch (RequestException error)
        {
            Note(error);
            var reason = BotApiFault.Describe(error);
            Log.PressNotAnswered(logger, reason);
        }
        catch (OperationCanceledException)
        {
            Log.PressNotAnswered(logger, "given up");
        }
    }

    private async Task<DeliveryOutcome> TryAsync(SendMessageRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await connection.Sending.SendRequest(request, cancellationToken);
            state.Reached();
            return new DeliveryOutcome.Delivered { Reference = sent.MessageId.ToString(CultureInfo.InvariantCulture) };
        }
        catch (RequestException error) when (BotApiFault.IsMarkup(error) && request.ParseMode != ParseMode.None)
        {
            Log.MarkupRefused(logger);
            request.Text = HtmlText.ToPlain(request.Text);
            request.ParseMode = ParseMode.None;
            return await TryAsync(request, cancellationToken);
        }
        catch (RequestException error)
        {
            Note(error);
            return BotApiFault.Classify(error);
        }
    }

    private async Task<DeliveryOutcome> TryEditAsync(SendMessageRequest request, int messageId, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Sending.SendRequest(TelegramOutbound.Edit(request, messageId), cancellationToken);
            state.Reached();
        }
        catch (RequestException error)
        {
            Note(error);
            if (BotApiFault.Classify(error) is not DeliveryOutcome.Delivered and var fault)
            {
                return fault;
            }
        }

        return new DeliveryOutcome.Delivered { Reference = messageId.ToString(CultureInfo.InvariantCulture) };
    }

    private void Note(RequestException error)
    {
        if (BotApiFault.IsOutage(error))
        {
            state.Failed(BotApiFault.Describe(error));
        }
    }
}
