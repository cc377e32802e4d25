using System.Collections.Immutable;
using System.Text.Json;

namespace LaporBot.Core.Reading.Topics;

/// <summary>One language's words, as an office may write them; see <c>topics.id.json</c> beside this file.</summary>
/// <param name="Language">A file of an office takes the place of the built-in one of the same language.</param>
/// <param name="Spellings">Spellings and what they stand for.</param>
/// <param name="Places">Words after which a place is named ("depan"): what follows says little about the topic.</param>
/// <param name="Topics">What reports are about.</param>
/// <param name="Kinds">How the three kinds of report are recognised.</param>
public sealed record TopicFile(
    string Language,
    ImmutableDictionary<string, string> Spellings,
    ImmutableArray<string> Places,
    ImmutableArray<TopicWords> Topics,
    ImmutableArray<TopicWords> Kinds)
{
    /// <summary>Reads a file; faults are told with name, line and key, all at once.</summary>
    /// <returns>Null when there is any fault.</returns>
    public static TopicFile? Read(string name, ReadOnlySpan<byte> json, ICollection<string> faults)
    {
        try
        {
            var rules = new TopicFileRules(name);
            var file = rules.Read(JsonEntry.Parse(json));
            foreach (var fault in rules.Faults)
            {
                faults.Add(fault);
            }

            return rules.Faults.Count == 0 ? file : null;
        }
        catch (JsonException error)
        {
            faults.Add($"{name} line {error.LineNumber + 1}: is not JSON here.");
            return null;
        }
    }
}
