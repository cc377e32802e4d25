using System.Globalization;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>One update from Telegram to its answer, whichever way it came.</summary>
internal sealed class TelegramTurns(Intake intake, TelegramSender sender, TelegramDocuments documents, GroupCalls groups, AnswerOfficial? desk = null)
{
    /// <summary>A press is answered beside the turn; a slow server must not hold back what the person waits for.</summary>
    private static readonly TimeSpan PressPatience = TimeSpan.FromSeconds(2);

    /// <summary>Handles an update; when it returns, everything is kept and the update may be acknowledged.</summary>
    /// <param name="update">Any update, also one we do not serve.</param>
    /// <param name="mayAnswerInBody">The caller can carry one call in its own response.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The last message, to be carried in the response; null when there is nothing left to send.</returns>
    /// <exception cref="StoreUnavailableException">Nothing may be acknowledged.</exception>
    public Task<SendMessageRequest?> TakeAsync(Update update, bool mayAnswerInBody, CancellationToken cancellationToken) =>
        update.CallbackQuery?.Id is { Length: > 0 } query
            ? TakePressAsync(update, query, mayAnswerInBody, cancellationToken)
            : AnswerAsync(update, mayAnswerInBody, cancellationToken);

    private async Task<SendMessageRequest?> TakePressAsync(Update update, string query, bool mayAnswerInBody, CancellationToken cancellationToken)
    {
        var press = sender.AnswerPressAsync(query, cancellationToken);
        var carried = await AnswerAsync(update, mayAnswerInBody, cancellationToken);
        if (!press.IsCompleted)
        {
            await press.WaitAsync(PressPatience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return carried;
    }

    private Task<SendMessageRequest?> AnswerAsync(Update update, bool mayAnswerInBody, CancellationToken cancellationToken) =>
        TelegramInbound.Map(update) is { } message
            ? AnswerAsync(message, mayAnswerInBody, cancellationToken)
            : AnswerGroupAsync(update, mayAnswerInBody, cancellationToken);

    private async Task<SendMessageRequest?> AnswerAsync(IncomingMessage message, bool mayAnswerInBody, CancellationToken cancellationToken)
    {
        var answer = (desk is null ? null : await desk(message, cancellationToken)) ?? await intake.AcceptAsync(message, cancellationToken);
        _ = TelegramAddress.TryRead(message.Sender, out var chat);
        for (var i = 0; i < answer.Messages.Length; i++)
        {
            var outgoing = answer.Messages[i];
            var requests = TelegramOutbound.Render(chat, outgoing);

            // The server never tells what became of a call in the body: not for what must arrive, nor when it would refuse.
            var isCarried = mayAnswerInBody && i == answer.Messages.Length - 1 && requests.Length > 0 && !outgoing.IsVital
                && outgoing is { Replaces: null, Document: null } && !sender.IsPaused(chat);
            var outcome = await SendAsync(isCarried ? requests.AsMemory(..^1) : requests, outgoing, cancellationToken);
            if (outcome is DeliveryOutcome.Delivered && outgoing.Document is { } document)
            {
                outcome = await documents.SendAsync(chat, document, cancellationToken);
            }

            switch (outcome)
            {
                case DeliveryOutcome.RecipientGone:
                    return null;
                case DeliveryOutcome.RetryAfter or DeliveryOutcome.Failed:
                    // The position makes the delivery's name the same in a repeat that fails at another message.
                    await intake.DeliverLaterAsync($"{message.Id}.{i}", message.Sender, answer.Messages[i..], cancellationToken);
                    return null;
                case var _ when isCarried:
                    return requests[^1];
            }
        }

        return null;
    }

    /// <summary>The outcome of the first request that was not taken, or of the last.</summary>
    private async Task<DeliveryOutcome?> SendAsync(ReadOnlyMemory<SendMessageRequest> requests, OutgoingMessage message, CancellationToken cancellationToken)
    {
        DeliveryOutcome? outcome = null;
        for (var i = 0; i < requests.Length && outcome is null or DeliveryOutcome.Delivered; i++)
        {
            outcome = i == 0 && int.TryParse(message.Replaces, CultureInfo.InvariantCulture, out var replaced)
                ? await sender.EditAsync(requests.Span[i], replaced, cancellationToken)
                : await sender.SendAsync(requests.Span[i], cancellationToken);
        }

        return outcome;
    }

    private async Task<SendMessageRequest?> AnswerGroupAsync(Update update, bool mayAnswerInBody, CancellationToken cancellationToken)
    {
        if (groups.Answer(update) is not { } hint)
        {
            return null;
        }

        if (mayAnswerInBody)
        {
            return hint;
        }

        await sender.SendAsync(hint, cancellationToken);
        return null;
    }
}
