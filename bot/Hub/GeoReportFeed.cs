using System.Collections.Immutable;
using System.Text.Json;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>Reads categories and changes of cases from a hub that speaks GeoReport v2.</summary>
internal sealed class GeoReportFeed(HubHttp http, IOptions<HubOptions> options, TimeProvider time) : IHubFeed
{
    private const int CasesPerCall = 50;
    private const int LongestName = 100;

    public async Task<ImmutableArray<HubService>?> ServicesAsync(CancellationToken cancellationToken)
    {
        if (Items(await http.GetAsync("services.json", [], cancellationToken)) is not { } items)
        {
            return null;
        }

        // A list without one usable entry is no answer: citizens would have nothing to choose from.
        var services = items.Select(ReadService).OfType<HubService>().DistinctBy(service => service.Code).ToImmutableArray();
        return services.IsEmpty ? null : services;
    }

    public async Task<ImmutableArray<HubUpdate>?> UpdatesAsync(
        DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> openTrackingIds, CancellationToken cancellationToken)
    {
        if (!options.Value.UpdatesExtension)
        {
            return await CasesAsync(openTrackingIds, cancellationToken);
        }

        var reply = await http.GetAsync(
            "servicerequestupdates.json", [("start_date", HubTime.Format(from)), ("end_date", HubTime.Format(to))], cancellationToken);
        return reply is HubReply.Heard { Status: 404 or 405 or 501 }
            ? await CasesAsync(openTrackingIds, cancellationToken)
            : Items(reply) is { } items ? [.. items.Select(item => Reader(item).Update()).OfType<HubUpdate>()] : null;
    }

    private async Task<ImmutableArray<HubUpdate>?> CasesAsync(IReadOnlyList<string> openTrackingIds, CancellationToken cancellationToken)
    {
        var updates = ImmutableArray.CreateBuilder<HubUpdate>();
        foreach (var some in openTrackingIds.Chunk(CasesPerCall))
        {
            var reply = await http.GetAsync("requests.json", [("service_request_id", string.Join(',', some))], cancellationToken);
            // One adapter in the field says 404 for an empty list.
            if (reply is HubReply.Heard { Status: 404 })
            {
                continue;
            }

            if (Items(reply) is not { } items)
            {
                return null;
            }

            updates.AddRange(items.Select(item => Reader(item).FromRequest()).OfType<HubUpdate>());
        }

        return updates.ToImmutable();
    }

    private HubUpdateReader Reader(JsonElement item) => new(name => HubJson.Text(item, name), time.GetUtcNow());

    private static IReadOnlyList<JsonElement>? Items(HubReply reply) =>
        reply is HubReply.Heard { IsSuccess: true } heard ? HubJson.Items(heard.Body) : null;

    private static HubService? ReadService(JsonElement item)
    {
        var code = HubText.CleanLine(HubJson.Text(item, "service_code"), LongestName);
        var name = HubText.CleanLine(HubJson.Text(item, "service_name"), LongestName);
        return code is null || name is null ? null : new HubService(
            code,
            name,
            [.. Keywords(HubJson.Text(item, "keywords"))],
            HubText.CleanLine(HubJson.Text(item, "group"), LongestName));
    }

    private static IEnumerable<string> Keywords(string? list) =>
        (HubText.CleanLine(list, HubText.MaxLength) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.ToLowerInvariant())
            .Distinct();
}
