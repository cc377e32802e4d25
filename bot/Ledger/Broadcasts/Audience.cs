using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>How people are chosen.</summary>
internal enum AudienceKind
{
    /// <summary>Everybody who has told us about something, or follows it.</summary>
    Everybody = 1,

    /// <summary>By the case they told us about.</summary>
    Cases,

    /// <summary>By a list of ticket numbers.</summary>
    Tickets,

    /// <summary>By an event several cases are about.</summary>
    Incident,

    /// <summary>Whoever got an earlier broadcast.</summary>
    Recipients,
}

/// <summary>Whose part in a case counts.</summary>
internal enum AudiencePart
{
    Both = 0,
    Reporters,
    Followers,
}

/// <summary>Whom a broadcast is for. Only what its kind names is used; what is empty does not narrow.</summary>
internal sealed record Audience
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public required AudienceKind Kind { get; init; }

    public AudiencePart Part { get; init; }

    public ImmutableArray<string> Tickets { get; init; }

    public Guid? IncidentId { get; init; }

    public string? Category { get; init; }

    /// <summary>A code, or the beginning of codes: 52.01 has 52.01.05 in it.</summary>
    public string? Region { get; init; }

    public ComplaintStatus? Status { get; init; }

    /// <summary>An instansi with its units, or one unit.</summary>
    public string? Institution { get; init; }

    /// <summary>Cases filed from this day of the node on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this day, which is in it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The earlier broadcast.</summary>
    public Guid? Broadcast { get; init; }

    /// <summary>Also those it was meant for and had not reached when it ended.</summary>
    public bool WithUnsent { get; init; }

    /// <summary>It says whom it is for, and not by an oversight everybody.</summary>
    [JsonIgnore]
    public bool IsComplete => Kind switch
    {
        AudienceKind.Everybody => true,
        AudienceKind.Cases => Category is not null || Region is not null || Status is not null || Institution is not null || From is not null || Until is not null,
        AudienceKind.Tickets => !Tickets.IsDefaultOrEmpty,
        AudienceKind.Incident => IncidentId is not null,
        AudienceKind.Recipients => Broadcast is not null,
        _ => false,
    };

    public static Audience Read(string json) =>
        JsonSerializer.Deserialize<Audience>(json, Json) ?? throw new InvalidOperationException("A broadcast has no audience.");

    public string Write() => JsonSerializer.Serialize(this, Json);
}
