using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Messages;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Message to send requests. Pure. A question for a place keeps its inline buttons: a request_location keyboard would need a
/// second message and would hide them, and the paperclip sends a pin as well.
/// </summary>
internal static class TelegramOutbound
{
    /// <summary>Two labels up to this length stand side by side on a small phone without being cut.</summary>
    private const int ShortLabel = 16;

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>In order; more than one when the text is longer than a message may be, and then the buttons hang under the last.</summary>
    /// <param name="chat">Whose.</param>
    /// <param name="message">What to say; its document is sent by <see cref="TelegramDocuments"/> afterwards.</param>
    /// <param name="isSilent">It arrives without a sound.</param>
    public static SendMessageRequest[] Render(long chat, OutgoingMessage message, bool isSilent = false)
    {
        var parts = TextParts.Cut(DeskMark.Put(message).Text);
        var requests = new SendMessageRequest[parts.Count];
        for (var i = 0; i < requests.Length; i++)
        {
            requests[i] = new SendMessageRequest
            {
                ChatId = chat,
                Text = parts[i],
                ParseMode = ParseMode.Html,
                LinkPreviewOptions = NoPreview,
                DisableNotification = isSilent,
                ReplyParameters = i == 0 ? Above(message) : null,
                ReplyMarkup = i == requests.Length - 1 ? (ReplyMarkup?)Keyboard(message.Choices) ?? Asking(message) : null,
            };
        }

        return requests;
    }

    /// <summary>The same, put in the place of an earlier message.</summary>
    public static EditMessageTextRequest Edit(SendMessageRequest request, int messageId) => new()
    {
        ChatId = request.ChatId,
        MessageId = messageId,
        Text = request.Text,
        ParseMode = request.ParseMode,
        LinkPreviewOptions = request.LinkPreviewOptions,
        ReplyMarkup = request.ReplyMarkup as InlineKeyboardMarkup,
    };

    /// <summary>The message may be gone by now: then this one stands alone.</summary>
    private static ReplyParameters? Above(OutgoingMessage message) =>
        int.TryParse(message.Answers, CultureInfo.InvariantCulture, out var id) ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;

    private static ForceReplyMarkup? Asking(OutgoingMessage message) => message.AsksForReply ? new ForceReplyMarkup() : null;

    private static InlineKeyboardMarkup? Keyboard(ImmutableArray<Choice> choices)
    {
        if (choices.IsEmpty)
        {
            return null;
        }

        var rows = new List<InlineKeyboardButton[]>(choices.Length);
        for (var i = 0; i < choices.Length; i++)
        {
            var hasNeighbour = i + 1 < choices.Length && choices[i].Label.Length <= ShortLabel && choices[i + 1].Label.Length <= ShortLabel;
            rows.Add(hasNeighbour ? [Button(choices[i]), Button(choices[++i])] : [Button(choices[i])]);
        }

        return new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton Button(Choice choice) => new(choice.Label)
    {
        CallbackData = choice.Data,
        Style = choice.Style switch
        {
            ChoiceStyle.Primary => KeyboardButtonStyle.Primary,
            ChoiceStyle.Danger => KeyboardButtonStyle.Danger,
            _ => null,
        },
    };
}
