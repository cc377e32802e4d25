using System.Text.Json.Serialization;
using LaporBot.Core.Conversations;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>
/// Reads a stored conversation, by code generated at compile time. Writing is on the way of every message and done by hand in
/// <see cref="ConversationWriter"/>: shorter, and in a fraction of the time.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    UseStringEnumConverter = true,
    Converters = [typeof(CompactGuid), typeof(CompactTime)])]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class StoredJson : JsonSerializerContext;
