using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
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
    /// <param name="message">What to say.</param>
    /// <param name="link">Gives a document's address; without one, or without an address, its name is shown alone.</param>
    public static IActivity Map(OutgoingMessage message, DocumentLink? link = null) => new Activity(ActivityTypes.Message)
    {
        Attachments = Attached(message, link),
        Text = message.PlainText,
        TextFormat = TextFormatTypes.Plain,
        SuggestedActions = message.Choices.IsEmpty ? null : new SuggestedActions { Actions = [.. message.Choices.Select(Button)] },
        ChannelData = ForOurPage(message),
    };

    private static List<Microsoft.Bot.Schema.Attachment>? Attached(OutgoingMessage message, DocumentLink? link) =>
        message.Document is { } document ? [File(document, link)]
        : message.Link is { } onward ? [LinkPicture.Of(onward)]
        : null;

    private static Microsoft.Bot.Schema.Attachment File(OutgoingDocument document, DocumentLink? link) =>
        new(document.ContentType, link?.Invoke(document)?.AbsoluteUri, name: document.Name);

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
