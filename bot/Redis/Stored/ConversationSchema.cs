using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>Opens the JSON of a conversation whatever version of the gateway wrote it, as long as it is not a newer one.</summary>
internal static class ConversationSchema
{
    private const string SchemaName = "v";

    /// <summary>Step n lifts schema n + 1 to n + 2. Add one with each raise of <see cref="Conversation.CurrentSchema"/>; never change an old one.</summary>
    public static ImmutableArray<Action<JsonObject>> Steps { get; } = [];

    /// <summary>Reads what <paramref name="steps"/> make the newest schema.</summary>
    /// <exception cref="JsonException">Not a conversation, or one of a newer schema.</exception>
    public static Conversation Read(ReadOnlySpan<byte> json, ImmutableArray<Action<JsonObject>> steps)
    {
        var current = steps.Length + 1;
        var schema = Peek(json);
        if (schema < 1 || schema > current)
        {
            throw new JsonException($"Schema {schema} is not one of 1 to {current}.");
        }

        var read = schema == current
            ? JsonSerializer.Deserialize(json, StoredJson.Default.Conversation)
            : Lift(json, steps, schema).Deserialize(StoredJson.Default.Conversation);
        return Whole(read ?? throw new JsonException("Nothing is stored."));
    }

    private static JsonObject Lift(ReadOnlySpan<byte> json, ImmutableArray<Action<JsonObject>> steps, int schema)
    {
        var stored = JsonNode.Parse(json)!.AsObject();
        for (var next = schema; next <= steps.Length; next++)
        {
            steps[next - 1](stored);
            stored[SchemaName] = next + 1;
        }

        return stored;
    }

    /// <summary>The schema stands first as we write it, yet is found anywhere; 0 when there is none.</summary>
    private static int Peek(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(SchemaName))
            {
                reader.Read();
                return reader.GetInt32();
            }

            reader.Skip();
        }

        return 0;
    }

    /// <summary>Puts back what <see cref="ConversationWriter"/> left unsaid; the generated reader leaves that uninitialised.</summary>
    private static Conversation Whole(Conversation read)
    {
        var language = read.Language ?? Wording.Indonesian;
        return read with
        {
            Language = language,
            Seen = read.Seen.IsDefault ? [] : SeenIds.Restore(read.Seen),
            Draft = read.Draft is { Files.IsDefault: true } draft ? draft with { Files = [] } : read.Draft,
            Focus = read.Focus is { } focus ? focus with { Listed = focus.Listed.IsDefault ? [] : focus.Listed, Files = focus.Files.IsDefault ? [] : focus.Files } : null,
            LastMessage = Whole(read.LastMessage, language, read.Draft),
            LastPress = Whole(read.LastPress, language, read.Draft),
        };
    }

    private static StoredAnswer? Whole(StoredAnswer? answer, string language, ComplaintDraft? draft) => answer is null
        ? null
        : answer with
        {
            Language = answer.Language ?? language,
            DraftId = answer.DraftId == Guid.Empty ? draft?.Id : answer.DraftId,
            Replies = answer.Replies.IsDefault ? [] : [.. answer.Replies.Select(Whole)],
        };

    private static Reply Whole(Reply reply) => reply.Args.IsDefault ? reply with { Args = [] } : reply;
}
