using System.Text.Json.Serialization;

namespace LaporBot.Core.Conversations;

/// <summary>The report sent last from this chat, and between which messages it was told: correcting one of them adds to the case.</summary>
/// <param name="Ticket">Its number.</param>
/// <param name="First">Number of the first message with an answer.</param>
/// <param name="Last">Number of the last one.</param>
public sealed record SentReport(
    [property: JsonPropertyName("t")] string Ticket,
    [property: JsonPropertyName("f")] long First,
    [property: JsonPropertyName("l")] long Last);
