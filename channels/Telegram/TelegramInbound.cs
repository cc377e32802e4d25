using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Update to message, or nothing. Pure. The parser accepts updates that lack required fields, so nothing is taken for granted.
/// Only a private chat is a conversation: there the chat's id is the person's id.
/// </summary>
internal static class TelegramInbound
{
    /// <summary>What a person did in their private chat with us, or null when there is nothing to answer.</summary>
    public static IncomingMessage? Map(Update update) => update switch
    {
        { Message: { } message } => Compose(update, message, TelegramContent.Read(message)),
        { EditedMessage: { } edited } => Compose(update, edited, TelegramContent.ReadEdited(edited)),
        { CallbackQuery: { } press } => MapPress(update, press),
        _ => null,
    };

    /// <summary>Whose turn an update belongs to: updates of one person are handled in order, others beside them.</summary>
    public static long PersonOf(Update update) =>
        update.CallbackQuery?.From?.Id ?? (update.Message ?? update.EditedMessage)?.Chat?.Id ?? 0;

    /// <summary>Somebody called the bot in a group: by a command, by its name, or by answering it; or took it into the group.</summary>
    /// <returns>Where to answer whom, or null.</returns>
    public static GroupCall? CallFromGroup(Update update, string? botName) => update switch
    {
        { Message: { Chat: { Type: ChatType.Group or ChatType.Supergroup } chat, From.IsBot: not true } message } when IsAddressed(message, botName) =>
            new GroupCall(chat.Id, message.IsTopicMessage ? message.MessageThreadId : null, message.From?.LanguageCode),
        { MyChatMember: { Chat: { Type: ChatType.Group or ChatType.Supergroup } chat } change } when IsWelcome(change) =>
            new GroupCall(chat.Id, null, change.From?.LanguageCode),
        _ => null,
    };

    private static bool IsAddressed(Message message, string? botName) =>
        (message.Text ?? message.Caption) is { Length: > 0 } text
        && (TelegramContent.IsCallFor(text, botName)
            || (botName is not null
                && (message.ReplyToMessage?.From is { IsBot: true, Username: { } author } && string.Equals(author, botName, StringComparison.OrdinalIgnoreCase)
                    || TelegramContent.Mentions(text, botName))));

    private static bool IsWelcome(ChatMemberUpdated change) =>
        change is { OldChatMember.IsInChat: false, NewChatMember.IsInChat: true };

    private static IncomingMessage? Compose(Update update, Message message, MessageContent? content) =>
        content is not null && message is { Chat: { Type: ChatType.Private } chat, From: { IsBot: false } from }
            ? new IncomingMessage(IdOf(update), TelegramAddress.Of(chat.Id), content, from.LanguageCode)
            {
                Origin = message.Id.ToString(CultureInfo.InvariantCulture),
                RepliesTo = FirstButton(message.ReplyToMessage),
                About = CaseOf(message.ReplyToMessage),
                RepliesToDesk = DeskMark.IsOn(message.ReplyToMessage),
                IsSecondHand = message.ForwardOrigin is not null || message.ViaBot is not null,
            }
            : null;

    /// <summary>Only a message of a bot can have buttons in a private chat, and the only bot there are we.</summary>
    private static string? FirstButton(Message? ours) =>
        ours?.ReplyMarkup?.InlineKeyboard?.FirstOrDefault()?.FirstOrDefault()?.CallbackData;

    /// <summary>The one case that a message of ours names which this one replies to. In a private chat every bot is us.</summary>
    private static TicketNumber? CaseOf(Message? repliedTo) =>
        repliedTo is { From.IsBot: true } && (repliedTo.Text ?? repliedTo.Caption) is { } text && TicketNumber.TryFindOnly(text, out var ticket) ? ticket : null;

    /// <summary>A press without data (a game), from a group, or under a message sent by way of another chat is no answer to us.</summary>
    private static IncomingMessage? MapPress(Update update, CallbackQuery press) =>
        press is { Data: { Length: > 0 } data, From: { } from, InlineMessageId: null } && IsOwnChat(press.Message, from)
            ? new IncomingMessage(IdOf(update), TelegramAddress.Of(from.Id), new MessageContent.Press(data), from.LanguageCode)
            {
                Under = press.Message?.Id.ToString(CultureInfo.InvariantCulture),
            }
            : null;

    /// <summary>The message may be missing when it is old; a press can then only come from the person's own chat.</summary>
    private static bool IsOwnChat(Message? message, User from) =>
        message?.Chat is not { } chat || (chat.Type == ChatType.Private && chat.Id == from.Id);

    private static string IdOf(Update update) => update.Id.ToString(CultureInfo.InvariantCulture);
}
