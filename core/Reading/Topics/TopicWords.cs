using System.Collections.Immutable;

namespace LaporBot.Core.Reading.Topics;

/// <summary>What speaks for one topic, or for one kind of report.</summary>
/// <param name="Key">Stable name: <c>road</c>, <c>water</c>; or the name of a <see cref="Complaints.Classification"/>.</param>
/// <param name="Services">Codes of the hub's services that are this topic.</param>
/// <param name="Names">Words by which a service of an unknown hub is recognised as this topic.</param>
/// <param name="Words">Words in a citizen's text, with their weights.</param>
public sealed record TopicWords(
    string Key, ImmutableArray<string> Services, ImmutableArray<string> Names, ImmutableArray<KeyValuePair<string, float>> Words);
