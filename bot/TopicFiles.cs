using LaporBot.Core;
using LaporBot.Core.Reading.Topics;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot;

/// <summary>An office's own words for topics, read at start from the file or folder of <c>Node:Topics</c>.</summary>
internal static class TopicFiles
{
    private const string Pattern = "topics.*.json";

    /// <summary>Checks the files before anything is built from them, and gives the book to the core.</summary>
    public static IServiceCollection AddTopicFiles(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<NodeOptions>, TopicFilesCheck>();
        return services.AddSingleton(provider => TopicBook.With(Read(provider.GetRequiredService<IOptions<NodeOptions>>().Value.Topics, [])));
    }

    /// <summary>The readable ones; what is wrong with the others goes into the faults.</summary>
    public static IReadOnlyList<TopicFile> Read(string? path, ICollection<string> faults)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return [];
        }

        try
        {
            var files = Directory.Exists(path) ? Directory.GetFiles(path, Pattern) : [path];
            if (files.Length == 0)
            {
                faults.Add($"Node:Topics: the folder has no {Pattern}.");
            }

            return [.. files.Order(StringComparer.Ordinal).Select(file => TopicFile.Read(Path.GetFileName(file), File.ReadAllBytes(file), faults)).OfType<TopicFile>()];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            faults.Add($"Node:Topics cannot be read ({failure.GetType().Name}).");
            return [];
        }
    }
}

/// <summary>Every fault of the office's word files, told at start.</summary>
internal sealed class TopicFilesCheck : IValidateOptions<NodeOptions>
{
    public ValidateOptionsResult Validate(string? name, NodeOptions options)
    {
        var faults = new List<string>();
        TopicFiles.Read(options.Topics, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
