using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace LaporBot.Core.Messages;

/// <summary>
/// Every sentence we say, read once from the resources: Indonesian first, English where a person chose it. A template marks
/// bold with <c>**</c>, a number to copy with <c>`</c>, and places with <c>{0}</c>; what goes into a place is never read as markup.
/// </summary>
public sealed class Wording
{
    public const string Indonesian = "id";
    public const string English = "en";

    private readonly FrozenDictionary<string, Template> _indonesian;
    private readonly FrozenDictionary<string, Template> _english;

    /// <param name="packs">Local greetings of this node.</param>
    /// <param name="tone">What this node says in other words.</param>
    public Wording(PhrasePacks? packs = null, WordingTone? tone = null)
        : this("LaporBot.Core.Messages.Wording", typeof(Wording).Assembly, tone ?? new WordingTone()) => Packs = packs ?? PhrasePacks.None;

    /// <summary>Sentences of another place, in the same form.</summary>
    /// <param name="name">Of the resource file, without language.</param>
    /// <param name="home">The assembly it lies in.</param>
    public Wording(string name, Assembly home)
        : this(name, home, new WordingTone())
    {
    }

    private Wording(string name, Assembly home, WordingTone tone)
    {
        Packs = PhrasePacks.None;
        var resources = new ResourceManager(name, home);
        _indonesian = Read(resources, CultureInfo.InvariantCulture, tone);
        _english = Read(resources, CultureInfo.GetCultureInfo(English), tone);
    }

    /// <summary>Local greetings; a person who chose one is spoken to in Indonesian otherwise.</summary>
    public PhrasePacks Packs { get; }

    /// <summary>All keys there are.</summary>
    public IEnumerable<string> Keys => _indonesian.Keys;

    /// <summary>The language we speak for what a channel believes about a person.</summary>
    public static string LanguageFor(string? hint) =>
        hint is not null && hint.StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : Indonesian;

    /// <summary>Whether there is such a sentence.</summary>
    public bool Has(string phrase) => _indonesian.ContainsKey(phrase);

    /// <summary>A sentence with its places filled.</summary>
    public ImmutableArray<TextRun> Say(string language, string phrase, ImmutableArray<string> args) => Find(language, phrase).Fill(args);

    /// <summary>A short text without places: a button, a field's name.</summary>
    public string Label(string language, string phrase) => Find(language, phrase).Label;

    /// <summary>A sentence as plain text.</summary>
    public string Text(string language, string phrase, params ReadOnlySpan<string> args) =>
        string.Concat(Find(language, phrase).Fill([.. args]).Select(run => run.Text));

    private Template Find(string language, string phrase) =>
        (language == English ? _english : _indonesian).GetValueOrDefault(phrase)
        ?? throw new KeyNotFoundException($"No wording for '{phrase}'.");

    private static FrozenDictionary<string, Template> Read(ResourceManager resources, CultureInfo culture, WordingTone tone) =>
        tone.Apply((resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"No wording for language '{culture.Name}'."))
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!))
        .ToFrozenDictionary(entry => entry.Key, entry => Template.Parse(entry.Value));
}
