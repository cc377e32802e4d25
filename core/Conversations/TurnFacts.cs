using System.Collections.Immutable;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Reading;

namespace LaporBot.Core.Conversations;

/// <summary>What a decision may look at besides the conversation and the message.</summary>
/// <param name="Sender">Who speaks.</param>
/// <param name="Now">The moment of the turn.</param>
/// <param name="Zone">The node's zone: "today" is its day.</param>
/// <param name="Services">The hub's categories; empty when the hub has never answered.</param>
/// <param name="FreshId">Becomes the draft's id if this turn opens one.</param>
public sealed record TurnFacts(
    ReplyAddress Sender, DateTimeOffset Now, TimeZoneInfo Zone, ImmutableArray<HubService> Services, Guid FreshId)
{
    /// <summary>Districts and villages by name; empty when the office has imported none.</summary>
    public Gazetteer Gazetteer { get; init; } = Gazetteer.Empty;

    /// <summary>Today at the node.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
}
