using LaporBot.Core.Reading;
using LaporBot.Core.Reading.Topics;

namespace LaporBot.Core;

/// <summary>
/// What an office may bring along about its own people's words and places, and the doors its channels have; without it the built-in
/// words, no places and no doors.
/// </summary>
public sealed class LocalKnowledge(TopicBook? topics = null, Gazetteer? places = null, Doors? doors = null)
{
    /// <summary>What words say about a report's topic and kind.</summary>
    public TopicBook Topics { get; } = topics ?? TopicBook.BuiltIn;

    /// <summary>Districts and villages by name.</summary>
    public Gazetteer Places { get; } = places ?? Gazetteer.Empty;

    /// <summary>Where else a person can go on.</summary>
    public Doors Doors { get; } = doors ?? new Doors();
}
