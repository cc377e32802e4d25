using System.Globalization;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>What is wrong with what was typed.</summary>
/// <param name="Sentence">That says so.</param>
/// <param name="Detail">What was typed there, where it is one of many.</param>
internal sealed record EntryFault(string Sentence, string Detail = "")
{
    public static implicit operator EntryFault(string sentence) => new(sentence);

    public string In(DeskWords words) => words[Sentence, Detail];
}

/// <summary>What was typed about a broadcast, as it was typed.</summary>
internal sealed record BroadcastEntry
{
    public const string Everybody = "semua";
    public const string ByCases = "kasus";
    public const string ByTickets = "tiket";
    public const string ByIncident = "kejadian";

    /// <summary>So many misread numbers are named; a text pasted into the wrong field has hundreds.</summary>
    private const int MostNamed = 10;

    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    public static readonly BroadcastEntry Empty = new();

    public string Indonesian { get; init; } = "";

    public string English { get; init; } = "";

    /// <summary>One of the four words above; empty while nothing is chosen.</summary>
    public string To { get; init; } = "";

    /// <summary>Empty, <c>pelapor</c> or <c>pengikut</c>.</summary>
    public string Part { get; init; } = "";

    public string Tickets { get; init; } = "";

    public string Incident { get; init; } = "";

    public string Category { get; init; } = "";

    public string Region { get; init; } = "";

    public string Status { get; init; } = "";

    public string Institution { get; init; } = "";

    public string From { get; init; } = "";

    public string Until { get; init; } = "";

    /// <summary>The earliest moment, in the node's zone.</summary>
    public string NotBefore { get; init; } = "";

    public static BroadcastEntry Of(IFormCollection form) => new()
    {
        Indonesian = Field(form, "isi"),
        English = Field(form, "isiEn"),
        To = Field(form, "tujuan"),
        Part = Field(form, "bagian"),
        Tickets = Field(form, "tiket"),
        Incident = Field(form, "kejadian"),
        Category = Field(form, "kategori"),
        Region = Field(form, "wilayah"),
        Status = Field(form, "status"),
        Institution = Field(form, "instansi"),
        From = Field(form, "dari"),
        Until = Field(form, "sampai"),
        NotBefore = Field(form, "mulai"),
    };

    public static BroadcastEntry Of(BroadcastRow row, TimeZoneInfo zone)
    {
        var audience = Ledger.Broadcasts.Audience.Read(row.Audience);
        var tickets = audience.Tickets.IsDefault ? "" : string.Join(' ', audience.Tickets);
        return new BroadcastEntry
        {
            Indonesian = row.Indonesian,
            English = row.English ?? "",
            To = audience.Kind switch
            {
                AudienceKind.Everybody => Everybody,
                AudienceKind.Cases => ByCases,
                AudienceKind.Tickets => ByTickets,
                AudienceKind.Incident => ByIncident,
                _ => "",
            },
            Part = audience.Part switch { AudiencePart.Reporters => "pelapor", AudiencePart.Followers => "pengikut", _ => "" },
            Tickets = audience.Kind == AudienceKind.Tickets ? tickets : "",
            Incident = audience.Kind == AudienceKind.Incident ? tickets : "",
            Category = audience.Category ?? "",
            Region = audience.Region ?? "",
            Status = audience.Status?.ToString() ?? "",
            Institution = audience.Institution ?? "",
            From = Day(audience.From),
            Until = Day(audience.Until),
            NotBefore = row.NotBefore is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).ToString(MomentFormat, CultureInfo.InvariantCulture) : "",
        };
    }

    /// <summary>The audience, its incident not looked up yet; sentences in <paramref name="faults"/> say what is not understood.</summary>
    public Audience Audience(List<EntryFault> faults)
    {
        var (words, first) = (Tickets.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries), Incident.Trim());
        words = To == ByIncident ? first.Length == 0 ? [] : [first] : words;
        var tickets = words.Select(word => TicketNumber.TryParse(word, out var ticket) ? ticket.ToString() : null).ToArray();
        var unread = words.Where((_, i) => tickets[i] is null).Take(MostNamed).ToArray();
        if (To is ByTickets or ByIncident && unread.Length > 0)
        {
            faults.Add(new EntryFault("Broadcasts.Fault.Ticket", string.Join(", ", unread)));
        }

        return new Audience
        {
            Kind = To switch { Everybody => AudienceKind.Everybody, ByTickets => AudienceKind.Tickets, ByIncident => AudienceKind.Incident, _ => AudienceKind.Cases },
            Part = Part switch { "pelapor" => AudiencePart.Reporters, "pengikut" => AudiencePart.Followers, _ => AudiencePart.Both },
            Tickets = To is ByTickets or ByIncident ? [.. tickets.OfType<string>().Distinct()] : default,
            Category = Cases(Category),
            Region = Cases(Region),
            Status = To == ByCases && Enum.TryParse<ComplaintStatus>(Status, out var status) && Enum.IsDefined(status) ? status : null,
            Institution = Cases(Institution),
            From = To == ByCases ? Day(From, faults) : null,
            Until = To == ByCases ? Day(Until, faults) : null,
        };
    }

    public BroadcastDraft Draft(Audience audience, TimeZoneInfo zone, List<EntryFault> faults) => new(Indonesian, English, audience, Moment(zone, faults));

    private string? Cases(string value) => To == ByCases && value.Length > 0 ? value : null;

    private DateTimeOffset? Moment(TimeZoneInfo zone, List<EntryFault> faults)
    {
        if (NotBefore.Length == 0)
        {
            return null;
        }

        if (DateTime.TryParseExact(NotBefore, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        faults.Add("Broadcasts.Fault.Moment");
        return null;
    }

    private static DateOnly? Day(string value, List<EntryFault> faults)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add("Broadcasts.Fault.Day");
        return null;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Field(IFormCollection form, string name) => form[name].ToString().Trim();
}
