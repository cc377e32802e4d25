using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace LaporBot.Channels.WebChat;

/// <summary>
/// Pure: what we say to an activity. <c>text</c> is plain and complete for every client; <c>channelData.lapor</c> says more to
/// our own page: <c>runs</c> (<c>t</c> text, <c>s</c> <c>bold</c> or <c>code</c>, absent when plain) and <c>location</c> (offer
/// to share the position). No markup anywhere, so nothing a person wrote can become any.
/// </summary>
internal static class WebChatOutbound
{
    /// <summary>A button is a <c>postBack</c>: its data comes back unseen, and its label as typed text is understood as well.</summary>
    public static IActivity Map(OutgoingMessage message) => new Activity(ActivityTypes.Message)
    {
        Text = message.PlainText,
        TextFormat = TextFormatTypes.Plain,
        SuggestedActions = message.Choices.IsEmpty ? null : new SuggestedActions { Actions = [.. message.Choices.Select(Button)] },
        Attachments = message.Link is { } link ? [LinkPicture.Of(link)] : null,
        ChannelData = ForOurPage(message),
    };

    private static CardAction Button(Choice choice) => new(ActionTypes.PostBack, choice.Label, value: choice.Data)
    {
        DisplayText = choice.Label,
        ChannelData = choice.Style switch
        {
            ChoiceStyle.Primary => new JObject { ["style"] = "primary" },
            ChoiceStyle.Danger => new JObject { ["style"] = "danger" },
            _ => null,
        },
    };

    private static JObject? ForOurPage(OutgoingMessage message)
    {
        var lapor = new JObject();
        if (message.Text.Any(run => run.Style != TextStyle.Plain))
        {
            lapor["runs"] = new JArray(message.Text.Select(Run));
        }

        if (message.AsksForLocation)
        {
            lapor["location"] = true;
        }

        return lapor.HasValues ? new JObject { ["lapor"] = lapor } : null;
    }

    private static JObject Run(TextRun run) => run.Style switch
    {
        TextStyle.Bold => new JObject { ["t"] = run.Text, ["s"] = "bold" },
        TextStyle.Code => new JObject { ["t"] = run.Text, ["s"] = "code" },
        _ => new JObject { ["t"] = run.Text },
    };
}
