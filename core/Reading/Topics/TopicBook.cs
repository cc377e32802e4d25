using System.Collections.Immutable;
using LaporBot.Core.Hub;

namespace LaporBot.Core.Reading.Topics;

/// <summary>
/// What an office knows about words: which of them speak for which topic and kind of report, in every language at once. Made once;
/// safe for many threads.
/// </summary>
public sealed class TopicBook
{
    private static readonly string[] BuiltInFiles = ["topics.id.json", "topics.en.json"];
    private static readonly Lazy<TopicBook> Default = new(() => new TopicBook(ReadBuiltIn()));

    private volatile CategoryIndex? _last;

    private TopicBook(ImmutableArray<TopicFile> files) => Files = files;

    /// <summary>The words that come with the program.</summary>
    public static TopicBook BuiltIn => Default.Value;

    internal ImmutableArray<TopicFile> Files { get; }

    /// <summary>The built-in words with an office's own files in place of those of the same language.</summary>
    public static TopicBook With(IEnumerable<TopicFile> own)
    {
        var files = ReadBuiltIn().ToDictionary(file => file.Language);
        foreach (var file in own)
        {
            files[file.Language] = file;
        }

        return new TopicBook([.. files.Values]);
    }

    /// <summary>The words applied to a hub's list; made anew when the hub's list has changed.</summary>
    internal CategoryIndex For(ImmutableArray<HubService> services)
    {
        var last = _last;
        if (last is null || last.Services != services)
        {
            _last = last = CategoryIndexBuilder.Build(Files, services);
        }

        return last;
    }

    private static ImmutableArray<TopicFile> ReadBuiltIn()
    {
        var faults = new List<string>();
        var files = BuiltInFiles.Select(name => TopicFile.Read(name, Resource(name), faults)).ToArray();
        return faults.Count == 0
            ? [.. files.Select(file => file!)]
            : throw new InvalidOperationException(string.Join('\n', faults));
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(TopicBook).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
