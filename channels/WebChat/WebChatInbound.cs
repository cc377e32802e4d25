using System.Collections.Immutable;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Attachment = LaporBot.Core.Messages.Attachment;

namespace LaporBot.Channels.WebChat;

/// <summary>Pure: an activity to what the core understands.</summary>
internal static class WebChatInbound
{
    /// <summary>
    /// Maps an activity whose identity and id are already ours. A pin is an entity <c>GeoCoordinates</c> with <c>latitude</c> and
    /// <c>longitude</c>, or a <c>Place</c> with such a <c>geo</c>.
    /// </summary>
    /// <param name="activity">What was said.</param>
    /// <param name="files">What was uploaded with it; addresses inside the activity are never looked at.</param>
    /// <returns>Null when there is nothing to answer.</returns>
    public static IncomingMessage? Map(Activity activity, ImmutableArray<UploadedFile> files) =>
        Content(activity, files) is { } content
            ? new IncomingMessage(
                activity.Id,
                new ReplyAddress(WebChatChannel.ChannelName, activity.Conversation.Id),
                content,
                Locales.Known(activity.Locale))
            : null;

    internal static MessageContent? Content(Activity activity, ImmutableArray<UploadedFile> files) => activity.Type switch
    {
        ActivityTypes.ConversationUpdate when activity.MembersAdded is { Count: > 0 } => new MessageContent.Joined(),
        ActivityTypes.Message when !files.IsEmpty => new MessageContent.Files([.. files.Select(Pointer)], Words(activity)),
        ActivityTypes.Message when Pin(activity) is { } point => new MessageContent.Pin(point),
        ActivityTypes.Message when Pressed(activity) is { } data => new MessageContent.Press(data),
        ActivityTypes.Message when Words(activity) is { } text => new MessageContent.Text(text),
        ActivityTypes.Message => new MessageContent.Unsupported(),
        _ => null,
    };

    private static Attachment Pointer(UploadedFile file) => new(file.Stored, file.Kind, file.Name, file.Size);

    private static string? Words(Activity activity) => string.IsNullOrWhiteSpace(activity.Text) ? null : activity.Text;

    private static string? Pressed(Activity activity) =>
        activity.ChannelData is JObject data && data["postBack"] is JValue { Value: true }
            ? Words(activity) ?? activity.Value as string
            : null;

    private static GeoPoint? Pin(Activity activity) => activity.Entities?.Select(Point).FirstOrDefault(point => point is not null);

    private static GeoPoint? Point(Entity entity) => entity.Type switch
    {
        "GeoCoordinates" => Point(entity.Properties),
        "Place" => Point(entity.Properties?["geo"] as JObject),
        _ => null,
    };

    private static GeoPoint? Point(JObject? geo) =>
        Degrees(geo?["latitude"], 90) is { } latitude && Degrees(geo?["longitude"], 180) is { } longitude
            ? new GeoPoint(latitude, longitude)
            : null;

    private static double? Degrees(JToken? token, double most) =>
        token is JValue { Value: double or long } value && Math.Abs(value.ToObject<double>()) <= most ? value.ToObject<double>() : null;
}
