using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Which case of theirs a person is busy with, and what for; beside an open draft, never instead of it.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Ticket">Which; null while it is being chosen.</param>
public sealed record CaseFocus(
    [property: JsonPropertyName("p")] CasePurpose Purpose,
    [property: JsonPropertyName("t")] string? Ticket)
{
    /// <summary>Words that wait to be confirmed, or for the case they belong to.</summary>
    [JsonPropertyName("w")]
    public string? Words { get; init; }

    /// <summary>Files that wait for the case they belong to.</summary>
    [JsonPropertyName("f")]
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>Something was said already and only the case is missing.</summary>
    [JsonIgnore]
    public bool Holds => Ticket is null && (Words is not null || !Files.IsDefaultOrEmpty);

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
