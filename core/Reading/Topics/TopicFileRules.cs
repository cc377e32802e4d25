using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading.Topics;

/// <summary>What a file of words must look like; every fault is told, with its line and key.</summary>
internal sealed class TopicFileRules(string file)
{
    private const float GreatestWeight = 9;
    private const int MostWordsOfAHint = 4;

    private static readonly string[] Languages = ["id", "en"];
    private static readonly string[] Kinds = Enum.GetNames<Classification>();

    public List<string> Faults { get; } = [];

    public TopicFile Read(JsonEntry root)
    {
        var parts = Members(root, "the file", "language", "short", "places", "topics", "kinds");
        var language = parts.TryGetValue("language", out var named) ? named.Text : "";
        if (!Languages.Contains(language))
        {
            Fault(named ?? root, "language", $"must be one of {string.Join(", ", Languages)}");
        }

        return new TopicFile(
            language,
            Part(parts, "short") is { } pairs ? Pairs(pairs) : ImmutableDictionary<string, string>.Empty,
            Part(parts, "places") is { } places ? Texts(places, "places") : [],
            Part(parts, "topics") is { } topics ? [.. Named(topics, "topics").Select(entry => Topic(entry, $"topics.{entry.Name}"))] : [],
            Part(parts, "kinds") is { } kinds ? [.. Named(kinds, "kinds").Where(IsKind).Select(Kind)] : []);
    }

    private TopicWords Topic(JsonEntry entry, string path)
    {
        if (entry.Name.Length == 0 || !entry.Name.All(letter => char.IsAsciiLetterLower(letter) || letter == '_'))
        {
            Fault(entry, path, "a topic's name has small letters and underscores only");
        }

        var parts = Members(entry, path, "services", "names", "words");
        return new TopicWords(
            entry.Name,
            Part(parts, "services") is { } services ? Texts(services, $"{path}.services") : [],
            Part(parts, "names") is { } names ? Texts(names, $"{path}.names") : [],
            Part(parts, "words") is { } words ? Weights(words, $"{path}.words") : []);
    }

    private TopicWords Kind(JsonEntry entry) => new(entry.Name, [], [], Weights(entry, $"kinds.{entry.Name}"));

    private bool IsKind(JsonEntry entry)
    {
        var known = Kinds.Contains(entry.Name);
        if (!known)
        {
            Fault(entry, $"kinds.{entry.Name}", $"must be one of {string.Join(", ", Kinds)}");
        }

        return known;
    }

    /// <summary>Lists of words under their weight: <c>"5": ["jalan rusak"]</c>.</summary>
    private ImmutableArray<KeyValuePair<string, float>> Weights(JsonEntry entry, string path)
    {
        var weights = ImmutableArray.CreateBuilder<KeyValuePair<string, float>>();
        var seen = new HashSet<string>();
        foreach (var list in Named(entry, path))
        {
            var isNumber = float.TryParse(list.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight);
            if (!isNumber || Math.Abs(weight) is 0 or > GreatestWeight)
            {
                Fault(list, $"{path}.{list.Name}", $"a weight is a number from -{GreatestWeight} to {GreatestWeight}, not 0");
                continue;
            }

            foreach (var words in Texts(list, $"{path}.{list.Name}"))
            {
                if (!seen.Add(words))
                {
                    Fault(list, $"{path}.{list.Name}", $"\"{words}\" stands here twice");
                }

                weights.Add(new(words, weight));
            }
        }

        return weights.ToImmutable();
    }

    private ImmutableDictionary<string, string> Pairs(JsonEntry entry)
    {
        var pairs = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var pair in Named(entry, "short"))
        {
            if (pair.Kind != JsonTokenType.String || !IsOneWord(pair.Name) || !IsOneWord(pair.Text))
            {
                Fault(pair, $"short.{pair.Name}", "a spelling and its meaning are one word each");
                continue;
            }

            pairs[pair.Name] = pair.Text;
        }

        return pairs.ToImmutable();
    }

    private ImmutableArray<string> Texts(JsonEntry entry, string path)
    {
        if (entry.Kind != JsonTokenType.StartArray)
        {
            Fault(entry, path, "must be a list in square brackets");
            return [];
        }

        foreach (var text in entry.Children)
        {
            var words = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            if (text.Kind != JsonTokenType.String || !text.Text.Any(char.IsLetterOrDigit) || words > MostWordsOfAHint)
            {
                Fault(text, path, $"each entry is text of one to {MostWordsOfAHint} words");
            }
        }

        return [.. entry.Children.Select(child => child.Text)];
    }

    private Dictionary<string, JsonEntry>.ValueCollection Named(JsonEntry entry, string path) => Members(entry, path).Values;

    /// <summary>The members of an object by name, each at most once and, when names are given, only those.</summary>
    private Dictionary<string, JsonEntry> Members(JsonEntry entry, string path, params ReadOnlySpan<string> allowed)
    {
        var members = new Dictionary<string, JsonEntry>();
        if (entry.Kind != JsonTokenType.StartObject)
        {
            Fault(entry, path, "must be an object in curly brackets");
            return members;
        }

        foreach (var child in entry.Children)
        {
            if (!allowed.IsEmpty && !allowed.Contains(child.Name))
            {
                Fault(child, child.Name, $"is not known here; {path} has {string.Join(", ", allowed.ToArray())}");
            }
            else if (!members.TryAdd(child.Name, child))
            {
                Fault(child, child.Name, $"stands twice in {path}");
            }
        }

        return members;
    }

    private static JsonEntry? Part(Dictionary<string, JsonEntry> parts, string name) => parts.GetValueOrDefault(name);

    private static bool IsOneWord(string text) => text.Length > 0 && text.All(char.IsLetterOrDigit);

    private void Fault(JsonEntry entry, string path, string mend) => Faults.Add($"{file} line {entry.Line}, {path}: {mend}.");
}
