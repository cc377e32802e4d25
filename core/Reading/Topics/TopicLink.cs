namespace LaporBot.Core.Reading.Topics;

/// <summary>A service is about a topic.</summary>
/// <param name="Topic">The topic's place in the index.</param>
/// <param name="Share">1 when it is the service's main topic.</param>
internal readonly record struct TopicLink(int Topic, float Share);
