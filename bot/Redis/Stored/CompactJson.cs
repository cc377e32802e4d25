using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>Writes what is there, and nothing for what is not.</summary>
internal static class CompactJson
{
    private const int IdLength = 32;
    private const int DateLength = 10;
    private const int HourLength = 5;

    /// <summary>The name of an enum's value; nothing for the first one, which is the default.</summary>
    public static void Name<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> property, T value)
        where T : struct, Enum
    {
        if (EqualityComparer<T>.Default.Equals(value, default))
        {
            return;
        }

        json.NameEvenFirst(property, value);
    }

    public static void NameEvenFirst<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> property, T value)
        where T : struct, Enum => json.WriteString(property, EnumNames<T>.Of(value));

    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> property, string? value)
    {
        if (value is not null)
        {
            json.WriteString(property, value);
        }
    }

    public static void Flag(this Utf8JsonWriter json, ReadOnlySpan<byte> property, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(property, flag);
        }
    }

    /// <summary>A number; nothing for zero.</summary>
    public static void Count(this Utf8JsonWriter json, ReadOnlySpan<byte> property, int value)
    {
        if (value != 0)
        {
            json.WriteNumber(property, value);
        }
    }

    public static void Time(this Utf8JsonWriter json, ReadOnlySpan<byte> property, DateTimeOffset value) =>
        json.WriteNumber(property, value.ToUnixTimeMilliseconds());

    public static void Date(this Utf8JsonWriter json, ReadOnlySpan<byte> property, DateOnly? value)
    {
        if (value is { } date)
        {
            Span<byte> text = stackalloc byte[DateLength];
            date.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
            json.WriteString(property, text);
        }
    }

    /// <summary>Hours and minutes: nobody tells seconds.</summary>
    public static void Hour(this Utf8JsonWriter json, ReadOnlySpan<byte> property, TimeOnly? value)
    {
        if (value is { } time)
        {
            Span<byte> text = stackalloc byte[HourLength];
            time.TryFormat(text, out _, "HH:mm", CultureInfo.InvariantCulture);
            json.WriteString(property, text);
        }
    }

    /// <summary>An id without dashes; no text at all for the empty one.</summary>
    public static void Id(this Utf8JsonWriter json, ReadOnlySpan<byte> property, Guid value)
    {
        Span<byte> text = stackalloc byte[IdLength];
        Utf8Formatter.TryFormat(value, text, out _, 'N');
        json.WriteString(property, value == Guid.Empty ? [] : text);
    }

    private static class EnumNames<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, JsonEncodedText> Names =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonEncodedText.Encode(value.ToString()));

        public static JsonEncodedText Of(T value) => Names[value];
    }
}
