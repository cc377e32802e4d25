using LaporBot.Core.Messages;
using Telegram.Bot.Types.ReplyMarkups;

namespace LaporBot.Channels.Telegram;

/// <summary>A message of a chat as it will stand there.</summary>
/// <param name="Html">Its text with nothing but <c>b</c> and <c>code</c> as markup; everything a person wrote is escaped.</param>
/// <param name="Rows">Labels of its buttons, row by row.</param>
/// <param name="IsSilent">It makes no sound at night.</param>
public sealed record TelegramPart(string Html, IReadOnlyList<IReadOnlyList<string>> Rows, bool IsSilent);

/// <summary>Shows a message before it is sent: made by the very mapper that will make it then.</summary>
public static class TelegramPreview
{
    /// <summary>In order; more than one when the text is longer than a message may be.</summary>
    public static IReadOnlyList<TelegramPart> Of(OutgoingMessage message) =>
    [
        .. TelegramOutbound.Render(0, message, message.CanWait).Select(request => new TelegramPart(
            request.Text,
            [.. (request.ReplyMarkup as InlineKeyboardMarkup)?.InlineKeyboard.Select(row => (IReadOnlyList<string>)[.. row.Select(button => button.Text)]) ?? []],
            request.DisableNotification)),
    ];
}
