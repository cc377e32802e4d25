using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Bot.Schema;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>Pure: as for our own page, without what only our own page understands; channels refuse data they do not know.</summary>
internal static class AzureOutbound
{
    /// <inheritdoc cref="WebChatOutbound.Map"/>
    public static IActivity Map(OutgoingMessage message, DocumentLink? link = null)
    {
        var activity = (Activity)WebChatOutbound.Map(message, link);
        activity.ChannelData = null;
        foreach (var button in activity.SuggestedActions?.Actions ?? [])
        {
            button.ChannelData = null;
        }

        return activity;
    }
}
