using System.Collections.Immutable;
using System.Text.Json;
using LaporBot.Core;
using LaporBot.Core.Hub;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>The last list of categories on disk: a hub that is down while we start must not leave citizens without choices.</summary>
internal sealed class ServicesCache(IOptions<GatewayOptions> gateway, ILogger<ServicesCache> logger)
{
    private readonly string _path = Path.Combine(gateway.Value.DataPath, "hub-services.json");

    /// <summary>Empty when nothing usable is there.</summary>
    public async Task<ImmutableArray<HubService>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(_path);
            var services = await JsonSerializer.DeserializeAsync<HubService[]>(file, JsonSerializerOptions.Default, cancellationToken);
            return [.. (services ?? []).Where(service => service is { Code.Length: > 0, Name.Length: > 0, Keywords.IsDefault: false })];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.CacheUnusable(logger, failure);
            return [];
        }
    }

    /// <summary>Replaces the file whole; a failure is only told, the list in memory is what counts.</summary>
    public async Task WriteAsync(ImmutableArray<HubService> services, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var fresh = _path + ".new";
            await File.WriteAllBytesAsync(fresh, JsonSerializer.SerializeToUtf8Bytes(services.AsEnumerable()), cancellationToken);
            File.Move(fresh, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.CacheUnwritable(logger, failure);
        }
    }
}
