using System.Collections.Immutable;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Reading;
using LaporBot.Core.Reading.Topics;

namespace LaporBot.Core.Conversations;

/// <summary>What a decision may look at besides the conversation and the message.</summary>
/// <param name="Sender">Who speaks.</param>
/// <param name="Now">The moment of the turn.</param>
/// <param name="Zone">The node's zone: "today" is its day.</param>
/// <param name="Services">The hub's categories; empty when the hub has never answered.</param>
/// <param name="FreshId">Becomes the draft's id if this turn opens one, or the token if it offers one.</param>
public sealed record TurnFacts(
    ReplyAddress Sender, DateTimeOffset Now, TimeZoneInfo Zone, ImmutableArray<HubService> Services, Guid FreshId)
{
    /// <summary>The id of the message that is decided about: what it asks for is done once.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>How much may be attached.</summary>
    public FileLimits Files { get; init; } = FileLimits.Default;

    /// <summary>What words say about a report's topic and kind.</summary>
    public TopicBook Topics { get; init; } = TopicBook.BuiltIn;

    /// <summary>Districts and villages by name; empty when the office has imported none.</summary>
    public Gazetteer Gazetteer { get; init; } = Gazetteer.Empty;

    /// <summary>The link into another chat, up to the token; null when there is none to go to.</summary>
    public string? Onward { get; init; }

    /// <summary>The link to the page for files too large for the chat, up to the token; null when there is none.</summary>
    public string? FilePage { get; init; }

    /// <summary>Today at the node.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
}
