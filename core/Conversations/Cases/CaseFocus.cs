using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LaporBot.Core.Conversations;

/// <summary>Which case of theirs a person is busy with, and what for; beside an open draft, never instead of it.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Ticket">Which; null while it is being chosen.</param>
public sealed record CaseFocus(
    [property: JsonPropertyName("p")] CasePurpose Purpose,
    [property: JsonPropertyName("t")] string? Ticket)
{
    /// <summary>Words that wait to be confirmed.</summary>
    [JsonPropertyName("w")]
    public string? Words { get; init; }

    /// <summary>The page of the list on the table, from 0.</summary>
    [JsonPropertyName("n")]
    public int Page { get; init; }

    /// <summary>The numbers on that page, in the order shown, so that a typed number finds one.</summary>
    [JsonPropertyName("l")]
    public ImmutableArray<string> Listed { get; init; } = [];

    /// <summary>The number only: what a person wrote must not reach a log by accident.</summary>
    public override string ToString() => $"{Purpose} {Ticket}";
}

/// <summary>What a case is chosen for. Names are stored: rename only with a migration.</summary>
public enum CasePurpose
{
    View,
    Add,
    Satisfied,
    Dissatisfied,
    Withdraw,
}
