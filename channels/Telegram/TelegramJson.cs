using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Reads updates and writes answers by the library's own rules (<see cref="JsonBotAPI.Options"/>), in the code generated for
/// them: it needs no reflection at the first update and writes in half the time.
/// </summary>
internal static class TelegramJson
{
    private static readonly JsonTypeInfo<Update> UpdateInfo = JsonBotSerializerContext.Default.Update;
    private static readonly JsonTypeInfo<SendMessageRequest> AnswerInfo = JsonBotSerializerContext.Default.SendMessageRequest;

    /// <exception cref="JsonException">Not an update.</exception>
    public static Update? Read(in ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonSerializer.Deserialize(ref reader, UpdateInfo);
    }

    public static byte[] Write(SendMessageRequest answer) => JsonSerializer.SerializeToUtf8Bytes(answer, AnswerInfo);
}
