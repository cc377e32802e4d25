using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaporBot.Core.Messages;

/// <summary>A local greeting and a local thank-you; everything else is said in Indonesian.</summary>
/// <param name="Code">The file's name without its ending, for example <c>sasak</c>.</param>
/// <param name="Name">As its speakers call it.</param>
/// <param name="Greeting">Opens the greeting.</param>
/// <param name="Thanks">Ends the receipt.</param>
public sealed record PhrasePack(string Code, string Name, string Greeting, string Thanks);

/// <summary>The phrase packs of a node, one JSON file each; read once, at the start.</summary>
public sealed partial class PhrasePacks
{
    private const int MostPacks = 8;
    private const int LongestName = 30;
    private const int LongestPhrase = 120;

    private PhrasePacks(ImmutableArray<PhrasePack> packs) => All = packs;

    /// <summary>No local languages.</summary>
    public static PhrasePacks None { get; } = new([]);

    /// <summary>In the order of their codes.</summary>
    public ImmutableArray<PhrasePack> All { get; }

    /// <summary>Reads every <c>*.json</c> of a folder.</summary>
    /// <param name="folder">Null or empty for none.</param>
    /// <param name="faults">Everything that is wrong with it, each with its file; such a node must not start.</param>
    public static PhrasePacks Read(string? folder, out ImmutableArray<string> faults)
    {
        faults = [];
        if (string.IsNullOrWhiteSpace(folder))
        {
            return None;
        }

        if (!Directory.Exists(folder))
        {
            faults = [$"Node:PhrasePacks: there is no folder '{folder}'."];
            return None;
        }

        var found = new List<string>();
        var packs = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), found)).OfType<PhrasePack>().ToImmutableArray();
        foreach (var twins in packs.GroupBy(pack => pack.Name, StringComparer.OrdinalIgnoreCase).Where(twins => twins.Count() > 1))
        {
            found.Add($"Node:PhrasePacks: '{twins.Key}' is the name of {twins.Count()} packs.");
        }

        if (packs.Length > MostPacks)
        {
            found.Add($"Node:PhrasePacks: {packs.Length} packs, at most {MostPacks} fit under the question for the language.");
        }

        faults = [.. found];
        return new PhrasePacks(packs);
    }

    /// <summary>By code, or by name as a person types it; null when there is none.</summary>
    public PhrasePack? Find(string text) =>
        All.FirstOrDefault(pack => string.Equals(pack.Code, text, StringComparison.OrdinalIgnoreCase) || string.Equals(pack.Name, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A sentence with the local phrase that belongs to it, if any.</summary>
    internal ImmutableArray<TextRun> Dress(string language, string phrase, ImmutableArray<TextRun> said) =>
        All.IsEmpty || phrase is not ("Greeting" or "Receipt") || Find(language) is not { } pack ? said
        : phrase == "Greeting" ? [new TextRun($"{pack.Greeting}\n", TextStyle.Bold), .. said]
        : [.. said, new TextRun($"\n\n{pack.Thanks}", TextStyle.Bold)];

    internal static PhrasePack? Parse(string code, string json, List<string> faults)
    {
        var before = faults.Count;
        if (!Code().IsMatch(code) || code is Wording.Indonesian or Wording.English)
        {
            faults.Add($"Node:PhrasePacks: {code}.json: the name must be 2 to 20 small letters and neither 'id' nor 'en'.");
        }

        Dictionary<string, string>? fields = null;
        try
        {
            fields = JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            // Said below, with the other faults.
        }

        if (fields is null)
        {
            faults.Add($"Node:PhrasePacks: {code}.json: not a JSON object of texts.");
            return null;
        }

        foreach (var unknown in fields.Keys.Except(["name", "greeting", "thanks"]))
        {
            faults.Add($"Node:PhrasePacks: {code}.json: '{unknown}' is not known; expected name, greeting, thanks.");
        }

        var (name, greeting, thanks) = (Field("name", LongestName), Field("greeting", LongestPhrase), Field("thanks", LongestPhrase));
        return faults.Count == before ? new PhrasePack(code, name, greeting, thanks) : null;

        string Field(string field, int longest)
        {
            var text = fields.GetValueOrDefault(field)?.Trim() ?? "";
            if (text.Length == 0 || text.Length > longest || text.Any(char.IsControl))
            {
                faults.Add($"Node:PhrasePacks: {code}.json: '{field}' must be one line of 1 to {longest} characters.");
            }

            return text;
        }
    }

    [GeneratedRegex("^[a-z]{2,20}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
