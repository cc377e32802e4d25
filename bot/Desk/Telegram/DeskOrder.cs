using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>What a message asks of the desk.</summary>
/// <param name="Act">Name of an act: <c>/antrean</c>, <c>d:o</c>, <see cref="DeskReading.Saying"/>.</param>
/// <param name="Argument">What follows it.</param>
/// <param name="Files">Sent with it.</param>
internal sealed record DeskOrder(string Act, string Argument, ImmutableArray<Attachment> Files)
{
    public DeskOrder(string act, string argument)
        : this(act, argument, [])
    {
    }

    /// <summary>The album its files are a part of.</summary>
    public string? Album { get; init; }
}

/// <summary>
/// Tells from a message alone whether it is the desk's: a command of officials, a press of a desk's button, or a reply to a message
/// for officials. Pure, and cheap for everybody else. Whether the sender may give orders is asked afterwards.
/// </summary>
internal static class DeskReading
{
    /// <summary>How the data of a desk's button begins; no button of a citizen's does.</summary>
    public const string Button = "d:";

    /// <summary>The act of who replies to a message for officials.</summary>
    public const string Saying = "d:said";

    /// <summary>The act of who corrects what they sent to the desk.</summary>
    public const string Changing = "d:changed";

    /// <summary>The act of who brings a code from their page.</summary>
    public const string Binding = "/start";

    private const string Payload = "desk_";

    /// <summary>The commands of officials, without slash.</summary>
    public static readonly ImmutableArray<string> Commands = ["antrean", "kasus", "balas", "siaran", "evaluasi", "lepas"];

    /// <returns>Null for the citizen's conversation.</returns>
    public static DeskOrder? Read(IncomingMessage message) => message switch
    {
        { IsSecondHand: true } => null,
        { Content: MessageContent.Press { Data: var data } } => data.StartsWith(Button, StringComparison.Ordinal) ? ReadPress(data) : null,
        { Content: MessageContent.Text { Value: var text } } => ReadWords(text) ?? (message.RepliesToDesk && !IsCommand(text) ? new DeskOrder(Saying, text.Trim()) : null),
        { Content: MessageContent.Files files } => ReadFiles(files, message.RepliesToDesk),
        { Content: MessageContent.Edited { Value: var text } } => message.RepliesToDesk || ReadWords(text) is not null ? new DeskOrder(Changing, "") : null,
        { RepliesToDesk: true } => new DeskOrder(Saying, ""),
        _ => null,
    };

    /// <summary>The data of a button; at most 64 bytes.</summary>
    public static string Data(string act, string argument = "") => argument.Length == 0 ? act : $"{act}:{argument}";

    private static DeskOrder ReadPress(string data)
    {
        var end = data.IndexOf(':', Button.Length);
        return end < 0 ? new DeskOrder(data, "") : new DeskOrder(data[..end], data[(end + 1)..]);
    }

    private static DeskOrder? ReadFiles(MessageContent.Files files, bool repliesToDesk)
    {
        var order = files.Caption is { } caption ? ReadWords(caption) : null;
        order ??= repliesToDesk ? new DeskOrder(Saying, files.Caption?.Trim() ?? "") : null;
        return order is null ? null : order with { Files = files.Items, Album = files.Album };
    }

    private static bool IsCommand(string text) => text.StartsWith('/');

    private static DeskOrder? ReadWords(string text)
    {
        if (!IsCommand(text))
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny(' ', '\n', '@') is >= 0 and var at ? at : text.Length;
        var name = text.AsSpan(1, end - 1);
        var rest = text.IndexOfAny([' ', '\n'], end) is >= 0 and var space ? text[space..].Trim() : "";
        if (name.Equals(Binding.AsSpan(1), StringComparison.OrdinalIgnoreCase))
        {
            return rest.StartsWith(Payload, StringComparison.Ordinal) ? new DeskOrder(Binding, rest[Payload.Length..]) : null;
        }

        foreach (var command in Commands)
        {
            if (name.Equals(command, StringComparison.OrdinalIgnoreCase))
            {
                return new DeskOrder($"/{command}", rest);
            }
        }

        return null;
    }

    /// <summary>The first case that is named, and the words without its number.</summary>
    public static bool TryTicket(string argument, out TicketNumber ticket, out string words)
    {
        var end = argument.AsSpan().IndexOfAny(' ', '\n') is >= 0 and var at ? at : argument.Length;
        words = argument[end..].Trim();
        return TicketNumber.TryParse(argument[..end], out ticket);
    }
}
