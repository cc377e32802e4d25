using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>Finds a complaint at the hub by our own reference: asked for directly, or read from the list around a moment.</summary>
internal sealed partial class ReferenceSearch(HubHttp http, IOptions<HubOptions> options)
{
    private const int PageSize = 100;
    private const int MostPages = 50;

    private static readonly TimeSpan Around = TimeSpan.FromHours(1);

    /// <summary>Asks the hub. "Not found" is only said when the hub could be asked to the end.</summary>
    public async Task<HubLookup> FindAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        if (options.Value.LookupByReference)
        {
            var reply = await http.GetAsync("requests.json", [("attribute[client_ref]", ticket.ToString())], cancellationToken);
            if (ReadDirect(reply, ticket) is { } answer)
            {
                return answer;
            }
        }

        return await PageThroughAsync(ticket, attemptedAt - Around, attemptedAt + Around, cancellationToken);
    }

    /// <summary>Null when this hub cannot be asked by reference, or answers as if it had not understood.</summary>
    internal static HubLookup? ReadDirect(HubReply reply, TicketNumber ticket)
    {
        if (Failure(reply) is { } failure)
        {
            return failure is HubLookup.Unsupported ? null : failure;
        }

        var items = HubJson.Items(((HubReply.Heard)reply).Body)!;
        if (Match(items, ticket) is { } found)
        {
            return found;
        }

        // One case that shows neither text nor reference is believed: hubs hide both of secret reports.
        return items.Count == 0 ? new HubLookup.NotFound() : items.Count == 1 && SaysNothing(items[0]) ? Found(items[0]) : null;
    }

    private async Task<HubLookup> PageThroughAsync(
        TicketNumber ticket, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; page <= MostPages; page++)
        {
            var reply = await http.GetAsync("requests.json", Window(from, to, page), cancellationToken);
            if (Failure(reply) is { } failure)
            {
                // A hub may say "no such page" where another sends an empty one.
                return page > 1 && failure is HubLookup.Unsupported ? new HubLookup.NotFound() : failure;
            }

            var items = HubJson.Items(((HubReply.Heard)reply).Body)!;
            if (Match(items, ticket) is { } found)
            {
                return found;
            }

            // Nothing new: the end, or a hub that knows no pages and has told everything already.
            var fresh = items.Select(item => HubJson.Text(item, "service_request_id") ?? "").Where(seen.Add).ToList();
            if (fresh.Count == 0)
            {
                return new HubLookup.NotFound();
            }
        }

        return new HubLookup.Unsupported();
    }

    private static (string Name, string Value)[] Window(DateTimeOffset from, DateTimeOffset to, int page) =>
    [
        ("start_date", HubTime.Format(from)),
        ("end_date", HubTime.Format(to)),
        ("page", page.ToString(CultureInfo.InvariantCulture)),
        ("page_size", PageSize.ToString(CultureInfo.InvariantCulture)),
    ];

    private static HubLookup? Failure(HubReply reply) => reply switch
    {
        HubReply.Heard { IsSuccess: true } heard => HubJson.Items(heard.Body) is null ? new HubLookup.NoAnswer("no JSON") : null,
        HubReply.Heard { Status: 400 or 404 or 405 or 410 or 422 or 501 } => new HubLookup.Unsupported(),
        HubReply.Heard heard => new HubLookup.NoAnswer($"HTTP {heard.Status}"),
        HubReply.NotSent(var reason) => new HubLookup.NoAnswer(reason),
        HubReply.Lost(var reason) => new HubLookup.NoAnswer(reason),
        _ => null,
    };

    private static HubLookup? Match(IReadOnlyList<JsonElement> items, TicketNumber ticket)
    {
        foreach (var item in items)
        {
            if (Carries(item, ticket))
            {
                return Found(item);
            }
        }

        return null;
    }

    /// <summary>An id that must not be used needs a person: the case is there, and we cannot name it.</summary>
    private static HubLookup Found(JsonElement item) =>
        HubJson.Text(item, "service_request_id") is { } id && TrackingIds.IsSafe(id) ? new HubLookup.Found(id) : new HubLookup.Unsupported();

    private static bool SaysNothing(JsonElement item) => HubJson.Text(item, "description") is null && Reference(item) is null;

    private static bool Carries(JsonElement item, TicketNumber ticket) =>
        Is(Reference(item), ticket)
        || HubJson.Text(item, "description") is { } words && RefLine().Matches(words).Any(line => Is(line.Groups["ref"].Value, ticket));

    private static string? Reference(JsonElement item)
    {
        if ((HubJson.Text(item, "attribute[client_ref]") ?? HubJson.Text(item, "client_ref")) is { } plain)
        {
            return plain;
        }

        foreach (var holder in (ReadOnlySpan<string>)["attribute", "attributes", "extended_attributes"])
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(holder, out var inner))
            {
                return inner.ValueKind == JsonValueKind.Array
                    ? inner.EnumerateArray().Where(pair => (HubJson.Text(pair, "code") ?? HubJson.Text(pair, "name")) == "client_ref")
                        .Select(pair => HubJson.Text(pair, "value")).FirstOrDefault()
                    : HubJson.Text(inner, "client_ref");
            }
        }

        return null;
    }

    private static bool Is(string? text, TicketNumber ticket) => TicketNumber.TryParse(text, out var read) && read == ticket;

    [GeneratedRegex(@"^\s*Ref:\s*(?<ref>[A-Z0-9-]{6,32})\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RefLine();
}
