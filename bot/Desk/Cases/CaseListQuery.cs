using System.Globalization;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>What is asked of the list: typed words and choices, as they stand in its address.</summary>
internal sealed record CaseListQuery(string Words, string Status, string Tone, string Institution, string Category, string Region, string Channel, string From, string Until, string Order)
{
    /// <summary>Any status that is not an end.</summary>
    public const string Open = "terbuka";

    /// <summary>An official here has to answer next.</summary>
    public const string ToAnswer = "dijawab";

    /// <summary>Nobody was named.</summary>
    public const string Nobody = "-";

    /// <summary>The value of <see cref="Order"/> for what is longest overdue.</summary>
    public const string Overdue = "batas";

    private const int MostWords = 6;
    private const int LongestWord = 40;

    public static CaseListQuery Of(Func<string, string> asked) => new(
        asked("cari"), asked("status"), asked("warna"), asked("instansi"), asked("kategori"), asked("wilayah"), asked("kanal"), asked("dari"), asked("sampai"), asked("urut"));

    public CaseOrder By => Order == Overdue ? CaseOrder.MostOverdue : CaseOrder.Newest;

    public bool IsEmpty => Parts().All(part => part.Value.Length == 0);

    /// <summary>For the ledger.</summary>
    /// <param name="face">The node's clock.</param>
    public CaseFilter Filter(NodeFace face)
    {
        var words = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsLetterOrDigit)]))
            .Where(word => word.Length is > 0 and <= LongestWord).Take(MostWords).ToArray();
        return new CaseFilter
        {
            Status = Enum.TryParse<ComplaintStatus>(Status, out var status) && Enum.IsDefined(status) ? status : null,
            OnlyOpen = Status == Open,
            ToAnswer = Status == ToAnswer,
            Tone = Enum.TryParse<ClockTone>(Tone, out var tone) && Enum.IsDefined(tone) ? tone : null,
            Institution = Institution == Nobody ? "" : Institution,
            Unassigned = Institution == Nobody,
            Category = Category,
            Region = Region,
            Channel = Channel,
            From = Moment(From, 0, face.Zone),
            Until = Moment(Until, 1, face.Zone),
            Words = words,
        };
    }

    /// <summary>The same question again, without what was left empty.</summary>
    public string Query => string.Join('&', Parts().Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    /// <summary>The next page of it.</summary>
    public string Address(CasePlace? after = null) => $"/kasus?{Query}{(after is null ? "" : $"&sesudah={after}")}";

    private (string Name, string Value)[] Parts() =>
    [
        ("cari", Words), ("status", Status), ("warna", Tone), ("instansi", Institution), ("kategori", Category),
        ("wilayah", Region), ("kanal", Channel), ("dari", From), ("sampai", Until), ("urut", Order),
    ];

    private static DateTimeOffset? Moment(string day, int plus, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || read.Year is < 2000 or > 2200)
        {
            return null;
        }

        var local = read.AddDays(plus).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

/// <summary>What the list shows.</summary>
internal sealed record CaseListView(CaseListQuery Asked, CaseLines Page, CaseChoices Choices, IReadOnlyList<CaseViewRow> Views, DateTimeOffset Now, bool IsFirst)
{
    /// <summary>Words are looked for in the whole history, also without a period.</summary>
    public bool SearchesAll { get; init; }
}
