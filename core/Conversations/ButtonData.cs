using System.Globalization;

namespace LaporBot.Core.Conversations;

/// <summary>
/// What a button carries: the draft it belongs to, the question it answers, and the value; or a command that fits everywhere.
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

    /// <summary>The short name of a draft in the data of its buttons.</summary>
    public static string TagOf(Guid? draft)
    {
        if (draft is not { } id)
        {
            return "-";
        }

        Span<char> digits = stackalloc char[32];
        id.TryFormat(digits, out _, "N");
        return new string(digits[..TagLength]);
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

    public bool BelongsTo(Guid? draft) => Tag == TagOf(draft);

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
