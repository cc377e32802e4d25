using System.Text.RegularExpressions;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>What a Telegram message holds, in our own kinds. Pure.</summary>
internal static partial class TelegramContent
{
    /// <summary>The most a bot may download.</summary>
    public const long LargestFile = FileLimits.LargestSource;

    /// <summary>Null for service messages and kinds that want no answer.</summary>
    public static MessageContent? Read(Message message) => message switch
    {
        { Text: { Length: > 0 } text } => ReadText(text, isForwarded: message.ForwardOrigin is not null),
        { Photo: { } sizes } => Largest(sizes) is { } photo ? File(message, photo, AttachmentKind.Photo) : new MessageContent.Unsupported(),
        { Animation: { } animation } => File(message, animation, AttachmentKind.Video, animation.FileName),
        { Document: { } document } => File(message, document, KindOf(document.MimeType), document.FileName),
        { Video: { } video } => File(message, video, AttachmentKind.Video, video.FileName),
        { VideoNote: { } note } => File(message, note, AttachmentKind.Video),
        { Voice: { } voice } => File(message, voice, AttachmentKind.Voice),
        { Audio: { } audio } => File(message, audio, AttachmentKind.Voice, audio.FileName),
        { Venue: { Location: { } place } venue } => Pin(place, $"{venue.Title}, {venue.Address}".Trim(',', ' ')),
        { Location: { } point } => Pin(point),
        { Contact: { } contact } => ReadContact(contact, message.From),
        { Sticker: not null } or { Dice: not null } or { Poll: not null } or { Game: not null } or { Story: not null }
            or { PaidMedia: not null } or { Checklist: not null } or { Invoice: not null } or { Giveaway: not null } => new MessageContent.Unsupported(),
        _ => null,
    };

    /// <summary>A live location comes as an edit every few seconds and must not be answered each time.</summary>
    public static MessageContent? ReadEdited(Message message) => message switch
    {
        { Location: not null } => null,
        { Text: { Length: > 0 } text } => new MessageContent.Edited(text),
        { Caption: { Length: > 0 } caption } => new MessageContent.Edited(caption),
        _ => null,
    };

    /// <summary>A command with our name, or one of ours without a name.</summary>
    public static bool IsCallFor(string text, string? botName) =>
        Command().Match(text) is { Success: true } match
        && (match.Groups["bot"] is { Success: true, Value: var named }
            ? string.Equals(named, botName, StringComparison.OrdinalIgnoreCase)
            : match.Groups["name"].Value.ToLowerInvariant() is "start" or "lapor" or "bantuan");

    /// <summary>The bot's name with @ stands in the text as a word of its own.</summary>
    public static bool Mentions(string text, string botName)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1 + botName.Length;
            if (string.Compare(text, at + 1, botName, 0, botName.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    private static MessageContent ReadText(string text, bool isForwarded)
    {
        if (text[0] != '/')
        {
            return new MessageContent.Text(text);
        }

        // What somebody else once typed is data, never an order of this person.
        if (isForwarded)
        {
            return new MessageContent.Unsupported();
        }

        if (Command().Match(text) is not { Success: true } match)
        {
            return new MessageContent.Text(text);
        }

        var name = match.Groups["name"].Value;
        var rest = text[match.Length..];
        return new MessageContent.Text(string.Equals(name, "start", StringComparison.OrdinalIgnoreCase) ? ReadStart(rest.Trim()) : $"/{name}{rest}");
    }

    /// <summary>A link can carry a payload, and anyone can make a link: only what opens nothing private is followed.</summary>
    private static string ReadStart(string payload)
    {
        const string Status = "status_";
        if (string.Equals(payload, "lapor", StringComparison.OrdinalIgnoreCase))
        {
            return "/lapor";
        }

        return TicketNumber.TryParse(payload.StartsWith(Status, StringComparison.OrdinalIgnoreCase) ? payload[Status.Length..] : "", out var ticket)
            ? $"/status {ticket}"
            : Payload().IsMatch(payload) ? $"/start {payload}" : "/start";
    }

    /// <summary>Only the person's own card: a stranger's number must not be taken for theirs.</summary>
    private static MessageContent.Contact ReadContact(Contact contact, User? from) =>
        from is not null && contact.UserId == from.Id && contact.PhoneNumber is { Length: > 0 and < 32 } phone
            ? new MessageContent.Contact(phone.StartsWith('+') ? phone : $"+{phone}")
            : new MessageContent.Contact(null);

    private static MessageContent Pin(Location location, string? words = null) =>
        location is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
            ? new MessageContent.Pin(new GeoPoint(location.Latitude, location.Longitude), words)
            : new MessageContent.Unsupported();

    private static MessageContent File(Message message, FileBase file, AttachmentKind kind, string? name = null) =>
        file.FileId is { Length: > 0 } id
            ? new MessageContent.Files([new Attachment(id, kind, name, file.FileSize)], message.Caption, message.MediaGroupId)
            : new MessageContent.Unsupported();

    /// <summary>A film or a sound that was sent as a document is one all the same; a picture is told by its name and its bytes.</summary>
    private static AttachmentKind KindOf(string? type) => type switch
    {
        not null when type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) => AttachmentKind.Video,
        not null when type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => AttachmentKind.Voice,
        _ => AttachmentKind.Document,
    };

    private static PhotoSize? Largest(PhotoSize[] sizes)
    {
        PhotoSize? best = null;
        foreach (var size in sizes)
        {
            if (size?.FileId is not null && (size.FileSize ?? 0) <= LargestFile && (best is null || (long)size.Width * size.Height > (long)best.Width * best.Height))
            {
                best = size;
            }
        }

        return best;
    }

    /// <summary>What Telegram lets a link carry.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Payload();

    [GeneratedRegex(@"\A/(?<name>[A-Za-z0-9_]{1,32})(?:@(?<bot>[A-Za-z0-9_]{1,64}))?(?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
