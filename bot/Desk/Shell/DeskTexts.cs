using System.Collections.Frozen;
using System.Globalization;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>
/// Everything the desk says, from <c>bot/Desk/Texts</c>: one file for each area, Indonesian first. A sentence is named
/// <c>Area.Name</c>.
/// </summary>
internal sealed class DeskTexts(NodeFace? face = null)
{
    private const string Folder = "LaporBot.Bot.Desk.Texts.";
    private const string Ending = ".resources";

    private readonly FrozenDictionary<string, Wording> _areas = typeof(DeskTexts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
        .Select(name => name[..^Ending.Length])
        .ToFrozenDictionary(name => name[Folder.Length..], name => new Wording(name, typeof(DeskTexts).Assembly));

    public DeskWords In(string language) => new(this, language);

    /// <summary>Nothing here is real, and what leaves the desk says so.</summary>
    public bool IsDemo => face is { IsDemo: true };

    /// <summary>The sentences of the area this one belongs to; null for an area there is not.</summary>
    public Wording? AreaOf(string sentence) => _areas.GetValueOrDefault(sentence.Split('.')[0]);
}

/// <summary>What the desk says in one language.</summary>
internal sealed class DeskWords(DeskTexts texts, string language)
{
    public string Language => language;

    /// <summary>A sentence, its places filled.</summary>
    public string this[string sentence, params ReadOnlySpan<string> args] =>
        (texts.AreaOf(sentence) ?? throw new KeyNotFoundException($"No wording for '{sentence}'.")).Text(language, sentence, args);

    /// <summary>What is put before figures, pictures and files of a demo; null for a real node.</summary>
    public string? Mark => texts.IsDemo ? this["Shell.DemoMark"] : null;

    /// <summary>A sentence with the mark before it, where there is one.</summary>
    public string Marked(string sentence) => Mark is { } mark ? $"{mark} · {sentence}" : sentence;

    /// <summary>The name of a file to take along.</summary>
    public string File(string name) => texts.IsDemo ? $"contoh-{name}" : name;

    /// <summary>A number as the reader writes it: ten thousand is 10.000 in Indonesian and 10,000 in English. The program runs without cultures, so this is ours to know.</summary>
    public string Number(double number)
    {
        var text = number.ToString("#,0.#", CultureInfo.InvariantCulture);
        return language == Wording.English ? text : string.Concat(text.Select(sign => sign switch { ',' => '.', '.' => ',', _ => sign }));
    }

    /// <summary>A sentence that may not be there.</summary>
    public string? Find(string sentence) => texts.AreaOf(sentence) is { } area && area.Has(sentence) ? area.Text(language, sentence) : null;
}
