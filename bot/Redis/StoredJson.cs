using System.Text.Json.Serialization;
using LaporBot.Core.Conversations;

namespace LaporBot.Bot.Redis;

/// <summary>How a conversation is written down: generated, without what is empty, enums by name so that a person can read it.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(CompactGuid), typeof(CompactTime)])]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class StoredJson : JsonSerializerContext;
