using System.Globalization;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>One change of a case from its wire fields, pushed or polled; every text is cleaned here and nowhere else.</summary>
/// <param name="field">A field by name; null when absent or empty.</param>
/// <param name="now">Our clock.</param>
internal sealed class HubUpdateReader(Func<string, string?> field, DateTimeOffset now)
{
    private const int LongestId = 128;
    private const int LongestWord = 40;
    private const int LongestAgency = 200;

    /// <summary>Reads an entry of <c>servicerequestupdates</c>; null when it is unusable.</summary>
    public HubUpdate? Update()
    {
        if (HubTime.Parse(field("updated_datetime")) is not { } at || StatusWord() is not { } word || Id() is not { } id)
        {
            return null;
        }

        return Build(HubText.CleanLine(field("update_id"), LongestId) ?? Synthetic(id, word), id, word, at, field("description"));
    }

    /// <summary>Reads a case as its own newest change, for hubs without the extension; null when it tells nothing new.</summary>
    public HubUpdate? FromRequest()
    {
        if (StatusWord() is not { } word || Id() is not { } id)
        {
            return null;
        }

        var isFresh = word.Equals("open", StringComparison.OrdinalIgnoreCase) && field("status_notes") is null && field("agency_responsible") is null;
        return isFresh ? null : Build(Synthetic(id, word), id, word, HubTime.Parse(field("updated_datetime")) ?? now, field("status_notes"));
    }

    private HubUpdate Build(string updateId, string trackingId, string word, DateTimeOffset at, string? words)
    {
        var agency = HubText.CleanLine(field("agency_responsible"), LongestAgency);
        return new HubUpdate
        {
            UpdateId = updateId,
            TrackingId = trackingId,
            Status = HubWords.Translate(word, agency is not null),
            StatusWord = word,
            At = HubTime.NotAhead(at, now),
            Description = HubText.Clean(words),
            Agency = agency,
            ExpectedAt = HubTime.Parse(field("expected_datetime")),
        };
    }

    private string? Id() => field("service_request_id") is { } id && TrackingIds.IsSafe(id) ? id : null;

    private string? StatusWord() => HubText.CleanLine(field("external_status_code") ?? field("status"), LongestWord);

    /// <summary>The same for the same state of the same case, whenever it is read.</summary>
    private string Synthetic(string id, string word) => string.Create(
        CultureInfo.InvariantCulture, $"{id}/{word.ToLowerInvariant()}/{HubTime.Parse(field("updated_datetime"))?.ToUnixTimeMilliseconds() ?? 0}");
}
