using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaporBot.Core.Conversations;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>
/// The stored form of a conversation: 16 hex digits of revision, then JSON in UTF-8. Writing is on the way of every message, so
/// its buffers are used again and no UTF-16 text is made.
/// </summary>
internal static class ConversationCodec
{
    private const int RevisionLength = 16;
    private const int FirstCapacity = 2048;
    private static readonly StandardFormat RevisionFormat = new('x', RevisionLength);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The revision as the script compares it; empty for "nothing there".</summary>
    public static string Revision(long revision) => revision == 0 ? "" : revision.ToString("x16", CultureInfo.InvariantCulture);

    public static RentedValue Write(Conversation conversation, long revision)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(FirstCapacity);
        buffer.ResetWrittenCount();
        Utf8Formatter.TryFormat(revision, buffer.GetSpan(RevisionLength), out _, RevisionFormat);
        buffer.Advance(RevisionLength);

        // The value never stands in a page, so letters stay as they are (emoji are escaped by every encoder there is).
        var writer = _writer ??= new Utf8JsonWriter(
            buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.Reset(buffer);
        ConversationWriter.Write(writer, conversation);
        writer.Flush();
        return RentedValue.Copy(buffer.WrittenSpan);
    }

    /// <summary>Reads a stored value; an empty one is "nothing there".</summary>
    /// <exception cref="JsonException">It is not a conversation, or it was written by a newer version of the gateway.</exception>
    public static StoredConversation Read(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return new StoredConversation(null, 0);
        }

        return value.Length > RevisionLength
            && long.TryParse(value[..RevisionLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var revision)
            ? new StoredConversation(ConversationSchema.Read(value[RevisionLength..], ConversationSchema.Steps), revision)
            : throw new JsonException("No revision.");
    }
}
