using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>A change of a case as an official read it on the national site, typed or from a line of a list.</summary>
internal sealed record ChangeEntry(string Status, string Agency, string When, string Words, string Reason)
{
    private const int LongestAgency = 120;
    private const int ShortestAnswer = 5;

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "d/M/yyyy HH:mm", "d-M-yyyy HH:mm"];
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static readonly ChangeEntry Empty = new("", "", "", "", "");

    /// <summary>What the national site can say about a case; the rest is ours or the citizen's.</summary>
    public static IReadOnlyList<ComplaintStatus> Statuses { get; } =
    [
        ComplaintStatus.Relayed, ComplaintStatus.Verified, ComplaintStatus.Pending, ComplaintStatus.NotAuthority, ComplaintStatus.InProgress,
        ComplaintStatus.Answered, ComplaintStatus.Reopened, ComplaintStatus.Closed, ComplaintStatus.Archived,
    ];

    public static ChangeEntry Of(IFormCollection form) => new(
        Field(form, "status"), HubText.CleanLine(Field(form, "instansi"), LongestAgency + 1) ?? "", Field(form, "tanggal"), HubText.Clean(form["uraian"].ToString()) ?? "", Field(form, "alasan"));

    /// <param name="one">The case.</param>
    /// <param name="words">Names of statuses, in both languages.</param>
    /// <param name="zone">Of the node.</param>
    /// <param name="now">Nothing is later.</param>
    /// <param name="faults">Sentences that say what is wrong; empty when the change is good.</param>
    /// <returns>Null when something is wrong.</returns>
    public HubUpdate? Read(KnownCase one, StatusNames words, TimeZoneInfo zone, DateTimeOffset now, out IReadOnlyList<string> faults)
    {
        var status = words.Find(Status);
        var (at, text) = Moment(one, zone, now);
        faults =
        [
            .. one.TrackingId is null ? ["Relay.Fault.NotBound"] : Array.Empty<string>(),
            .. one.OwesDecision ? ["Relay.Fault.CopyFirst"] : Array.Empty<string>(),
            .. status is null ? ["Relay.Fault.Status"] : Array.Empty<string>(),
            .. Agency.Length > LongestAgency ? ["Relay.Fault.Agency"] : Array.Empty<string>(),
            .. at is null ? ["Relay.Fault.Date"] : at > now + Slack ? ["Relay.Fault.Future"] : at < one.FiledAt ? ["Relay.Fault.TooEarly"] : Array.Empty<string>(),
            .. status == ComplaintStatus.Answered && Words.Length < ShortestAnswer ? ["Relay.Fault.NoAnswer"] : Array.Empty<string>(),
            .. status == ComplaintStatus.Archived && !ReasonCodes.Archived.Contains(Reason) ? ["Relay.Fault.Reason"] : Array.Empty<string>(),
            .. Reason.Length > 0 && !ReasonCodes.Archived.Contains(Reason) && status != ComplaintStatus.Archived ? ["Relay.Fault.Reason"] : Array.Empty<string>(),
        ];
        return faults.Count > 0 ? null : new HubUpdate
        {
            UpdateId = IdOf(one.Ticket, status!.Value, text),
            TrackingId = one.TrackingId!,
            Status = status,
            StatusWord = status == ComplaintStatus.Archived && Reason == "duplicate" ? "duplicate" : status.Value.ToString(),
            At = at!.Value,
            Description = Words.Length == 0 ? null : Words,
            Agency = Agency.Length == 0 ? null : Agency,
            ReasonCode = Reason.Length == 0 ? null : Reason,
        };
    }

    /// <summary>A day without an hour counts as its end, but not as later than now nor as earlier than the complaint.</summary>
    private (DateTimeOffset? At, string Text) Moment(KnownCase one, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (DateTime.TryParseExact(When, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            var at = new DateTimeOffset(moment, zone.GetUtcOffset(moment));

            // The form knows minutes only: what is said of the minute the complaint came in is not before it.
            return (at < one.FiledAt && one.FiledAt - at < TimeSpan.FromMinutes(1) ? one.FiledAt : at, moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        if (!DateOnly.TryParseExact(When, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "");
        }

        var end = day.ToDateTime(new TimeOnly(23, 59, 59));
        var last = new DateTimeOffset(end, zone.GetUtcOffset(end));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return (day == today ? now : last, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>The same change typed twice, or the same line twice, is one.</summary>
    private string IdOf(TicketNumber ticket, ComplaintStatus status, string when)
    {
        var text = string.Join('\n', ticket, status, when, Agency, Words, Reason);
        return $"hand:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}";
    }

    private static string Field(IFormCollection form, string name) => form[name].ToString().Trim();
}

/// <summary>Names of statuses as officials write them: our codes, and the words of both languages.</summary>
internal sealed class StatusNames
{
    private readonly Wording _wording;
    private readonly FrozenDictionary<string, ComplaintStatus> _known;

    public StatusNames(Wording wording)
    {
        _wording = wording;
        var known = new Dictionary<string, ComplaintStatus>(StringComparer.OrdinalIgnoreCase);
        foreach (var status in ChangeEntry.Statuses)
        {
            known[status.ToString()] = status;
            known[Of(status, Wording.Indonesian)] = status;
            known[Of(status, Wording.English)] = status;
        }

        _known = known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <returns>Null for a word that is none of them.</returns>
    public ComplaintStatus? Find(string word) => _known.TryGetValue(word.Trim(), out var status) ? status : null;

    public string Of(ComplaintStatus status, string language) => _wording.Label(language, StatusWords.Key(status));
}
