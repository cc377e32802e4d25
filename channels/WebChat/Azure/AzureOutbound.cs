using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>Pure: as for our own page, without what only our own page understands; channels refuse data they do not know.</summary>
internal static class AzureOutbound
{
    public static IActivity Map(OutgoingMessage message)
    {
        var activity = (Activity)WebChatOutbound.Map(message);
        activity.ChannelData = null;
        foreach (var button in activity.SuggestedActions?.Actions ?? [])
        {
            button.ChannelData = null;
        }

        return activity;
    }
}
