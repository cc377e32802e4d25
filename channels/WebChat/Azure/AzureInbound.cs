using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>
/// Pure: an activity of a Bot Framework channel to what the core understands. Files are not taken here: their addresses come from
/// a client, and we fetch nothing a stranger names.
/// </summary>
internal static class AzureInbound
{
    /// <returns>Null when there is nothing to answer, or nobody; a group is nobody, since a complaint is not for all to read.</returns>
    public static IncomingMessage? Map(Activity activity) =>
        activity.Conversation?.IsGroup != true && AzureAddress.Of(activity) is { } sender && Content(activity) is { } content
            ? new IncomingMessage(IdOf(activity), sender, content, Locales.Known(activity.Locale))
            : null;

    private static MessageContent? Content(Activity activity) =>
        activity.Type == ActivityTypes.Message && string.IsNullOrWhiteSpace(activity.Text) && activity.Value is string { Length: > 0 } data
            ? new MessageContent.Press(data)
            : WebChatInbound.Content(activity, []);

    // A channel need not number what is no message.
    private static string IdOf(Activity activity) => activity.Id is { Length: > 0 } id ? id : activity.Type;
}
