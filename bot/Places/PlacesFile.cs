using System.Text;
using LaporBot.Core;
using LaporBot.Core.Reading;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Places;

/// <summary>The list of districts and villages named by <c>Node:Places</c>, read once; a list with a fault stops the start.</summary>
internal sealed class PlacesFile(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<NodeOptions>
{
    /// <summary>A wrong file has a fault on every line; these tell enough.</summary>
    private const int MostFaults = 50;

    private readonly Lazy<(Gazetteer Gazetteer, IReadOnlyList<string> Faults)> _read = new(() => Read(configuration["Node:Places"], environment));

    public Gazetteer Gazetteer => _read.Value.Gazetteer;

    public ValidateOptionsResult Validate(string? name, NodeOptions options) =>
        _read.Value.Faults is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static (Gazetteer, IReadOnlyList<string>) Read(string? path, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return (Gazetteer.Empty, []);
        }

        try
        {
            var faults = new List<string>();
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            var gazetteer = GazetteerLines.Read(File.ReadLines(Path.Combine(environment.ContentRootPath, path), strict), faults);
            return faults.Count > 0 ? (Gazetteer.Empty, Told(faults))
                : gazetteer.Count == 0 ? (Gazetteer.Empty, [$"Node:Places: {path} names no place of the node."])
                : (gazetteer, []);
        }
        catch (DecoderFallbackException)
        {
            return (Gazetteer.Empty, [$"Node:Places: {path} is not UTF-8."]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (Gazetteer.Empty, [$"Node:Places: {path} cannot be read ({error.GetType().Name})."]);
        }
    }

    private static List<string> Told(List<string> faults)
    {
        var told = faults.Take(MostFaults).Select(fault => $"Node:Places: {fault}").ToList();
        if (faults.Count > MostFaults)
        {
            told.Add($"Node:Places: {faults.Count - MostFaults} more lines have faults.");
        }

        return told;
    }
}
