using System.Globalization;

namespace LaporBot.Core.Conversations;

/// <summary>
/// What a button carries: the draft and the card it belongs to, the question it answers, and the value; or a command that fits everywhere.
/// At most 64 bytes, and never believed: the dialogue checks it against what is really on the table.
/// </summary>
internal readonly record struct ButtonData(string Tag, ConversationState State, string Value)
{
    public const string Back = "<";
    public const string Skip = ">";
    public const string Cancel = "!";
    private const string Everywhere = "g";
    private const int TagLength = 8;

    private static readonly string[] Numbers =
        [.. Enum.GetValues<ConversationState>().Select(state => ((int)state).ToString(CultureInfo.InvariantCulture))];

    /// <summary>The data of a button of one question of one draft.</summary>
    public static string For(string tag, ConversationState state, string value) => $"{tag}:{Numbers[(int)state]}:{value}";

    /// <summary>The short name of a draft in the data of its buttons, with the number of the card they hang under.</summary>
    public static string TagOf(Guid? draft, int step)
    {
        if (draft is not { } id)
        {
            return "-";
        }

        Span<char> digits = stackalloc char[32];
        id.TryFormat(digits, out _, "N");
        return string.Create(CultureInfo.InvariantCulture, $"{digits[..TagLength]}{step:x}");
    }

    /// <summary>The data of a command button.</summary>
    public static string For(Command command, string argument = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Everywhere}:{(int)command}:{argument}");

    public static bool TryCommand(string data, out Command command, out string argument)
    {
        (command, argument) = (default, "");
        if (!TrySplit(data, out var tag, out var number, out argument) || tag != Everywhere || !Enum.IsDefined((Command)number))
        {
            return false;
        }

        command = (Command)number;
        return true;
    }

    public static bool TryParse(string data, out ButtonData button)
    {
        button = default;
        if (!TrySplit(data, out var tag, out var number, out var value) || !Enum.IsDefined((ConversationState)number))
        {
            return false;
        }

        button = new ButtonData(tag, (ConversationState)number, value);
        return true;
    }

    /// <summary>It hangs under the newest card of this draft.</summary>
    public bool BelongsTo(ComplaintDraft? draft) => Tag == TagOf(draft?.Id, draft?.Step ?? 0);

    /// <summary>It hangs under some card of this draft.</summary>
    public bool IsOfDraft(Guid draft) => Tag.Length > TagLength && Tag.AsSpan(0, TagLength).SequenceEqual(TagOf(draft, 0).AsSpan(0, TagLength));

    private static bool TrySplit(string data, out string tag, out int number, out string value)
    {
        (tag, number, value) = ("", 0, "");
        var first = data.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : data.IndexOf(':', first + 1);
        if (data.Length > 64 || second < 0 || !int.TryParse(data.AsSpan(first + 1, second - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        (tag, value) = (data[..first], data[(second + 1)..]);
        return true;
    }
}
