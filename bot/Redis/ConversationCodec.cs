using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LaporBot.Core.Conversations;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Redis;

/// <summary>The stored form of a conversation: 16 hex digits of revision, then JSON in UTF-8.</summary>
internal static class ConversationCodec
{
    public const int RevisionLength = 16;

    /// <summary>The revision as the script compares it; empty for "nothing there".</summary>
    public static string Revision(long revision) => revision == 0 ? "" : revision.ToString("x16", CultureInfo.InvariantCulture);

    public static ReadOnlyMemory<byte> Write(Conversation conversation, long revision)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Encoding.ASCII.GetBytes(Revision(revision), buffer);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = StoredEncoder });
        JsonSerializer.Serialize(writer, conversation, StoredJson.Default.Conversation);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a stored value.</summary>
    /// <exception cref="JsonException">It is not one, or it was written by a newer version of the gateway.</exception>
    public static StoredConversation Read(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return new StoredConversation(null, 0);
        }

        if (value.Length <= RevisionLength
            || !long.TryParse(value[..RevisionLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var revision))
        {
            throw new JsonException("No revision.");
        }

        var conversation = JsonSerializer.Deserialize(value[RevisionLength..], StoredJson.Default.Conversation);
        return conversation?.Schema == Conversation.CurrentSchema
            ? new StoredConversation(conversation, revision)
            : throw new JsonException($"Schema {conversation?.Schema} is not {Conversation.CurrentSchema}.");
    }

    /// <summary>The value never stands in a page, so letters of every script stay one to one.</summary>
    private static System.Text.Encodings.Web.JavaScriptEncoder StoredEncoder =>
        System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
