using LaporBot.Core.Reading;
using LaporBot.Core.Reading.Topics;

namespace LaporBot.Core;

/// <summary>What an office may bring along about its own people's words and places; without it the built-in words, and no places.</summary>
public sealed class LocalKnowledge(TopicBook? topics = null, Gazetteer? places = null)
{
    /// <summary>What words say about a report's topic and kind.</summary>
    public TopicBook Topics { get; } = topics ?? TopicBook.BuiltIn;

    /// <summary>Districts and villages by name.</summary>
    public Gazetteer Places { get; } = places ?? Gazetteer.Empty;
}
