using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>What we have of a complaint so far. Property names are short because a million of these live in Redis.</summary>
public sealed record ComplaintDraft
{
    [JsonPropertyName("i")]
    public required Guid Id { get; init; }

    /// <summary>Answered or lawfully skipped.</summary>
    [JsonPropertyName("q")]
    [JsonConverter(typeof(JsonNumberEnumConverter<Questions>))]
    public Questions Answered { get; init; }

    [JsonPropertyName("k")]
    public Classification? Classification { get; init; }

    [JsonPropertyName("s")]
    public string? Story { get; init; }

    /// <summary>We have asked once for more than a few words.</summary>
    [JsonPropertyName("u")]
    public bool WasUrgedForMore { get; init; }

    [JsonPropertyName("t")]
    public string? Title { get; init; }

    [JsonPropertyName("c")]
    public string? CategoryCode { get; init; }

    [JsonPropertyName("cn")]
    public string? CategoryName { get; init; }

    [JsonPropertyName("d")]
    public DateOnly? IncidentDate { get; init; }

    /// <summary>A date more than a year back, waiting to be confirmed.</summary>
    [JsonPropertyName("du")]
    public DateOnly? UnsureDate { get; init; }

    /// <summary>The hour it happened, as far as it was told; null for an approximate day.</summary>
    [JsonPropertyName("dt")]
    public TimeOnly? IncidentTime { get; init; }

    /// <summary>The person's words fit other days too ("awal bulan").</summary>
    [JsonPropertyName("da")]
    public bool IsDateApproximate { get; init; }

    /// <summary>Kemendagri code; empty for a place outside the node, null while unanswered.</summary>
    [JsonPropertyName("r")]
    public string? RegionCode { get; init; }

    /// <summary>Codes of the regions a name may mean, with spaces between, waiting for the person to choose.</summary>
    [JsonPropertyName("ru")]
    public string? UnsureRegion { get; init; }

    [JsonPropertyName("p")]
    public string? Place { get; init; }

    [JsonPropertyName("g")]
    public GeoPoint? Point { get; init; }

    [JsonPropertyName("f")]
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>Null while unanswered.</summary>
    [JsonPropertyName("a")]
    public bool? IsAnonymous { get; init; }

    [JsonPropertyName("n")]
    public string? Name { get; init; }

    [JsonPropertyName("ph")]
    public string? Phone { get; init; }

    [JsonPropertyName("e")]
    public string? Email { get; init; }

    [JsonPropertyName("h")]
    public bool? IsSecret { get; init; }

    /// <summary>Read out of the story and not confirmed yet; the values stand in their own fields.</summary>
    [JsonPropertyName("w")]
    [JsonConverter(typeof(JsonNumberEnumConverter<Questions>))]
    public Questions Caught { get; init; }

    /// <summary>What has to be talked about because of the story: the flags of those questions.</summary>
    [JsonPropertyName("x")]
    [JsonConverter(typeof(JsonNumberEnumConverter<Questions>))]
    public Questions Cautions { get; init; }

    /// <summary>Counts the cards: a button of an earlier one is recognised and has no effect.</summary>
    [JsonPropertyName("o")]
    public int Step { get; init; }

    /// <summary>Where the typed answers came from, in the form of <see cref="AnswerSources"/>.</summary>
    [JsonPropertyName("m")]
    public string? Sources { get; init; }

    /// <summary>Cases like it that were offered before sending, <c>!</c> before an own one; null while nobody has looked.</summary>
    [JsonPropertyName("y")]
    public string? Alike { get; init; }

    /// <summary>Reminded once that it is still open.</summary>
    [JsonPropertyName("b")]
    public bool WasReminded { get; init; }

    /// <summary>The number only: a draft must not reach a log by accident.</summary>
    public override string ToString() => $"draft {Id:N}";
}
