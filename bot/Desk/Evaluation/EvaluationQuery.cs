using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>What an official asks of the figures, read from the address; what they may not see is not in it.</summary>
/// <param name="Question">For the count.</param>
/// <param name="Before">The snapshot; null for now.</param>
/// <param name="Scope">See <see cref="Evaluator.AnswerAsync"/>.</param>
internal sealed record EvaluationQuery(Question Question, DateTimeOffset? Before, string? Scope)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A stretch by name: <c>2026-11</c>, <c>2026-T4</c>, <c>2026</c>.</summary>
    public string Named { get; private init; } = "";

    public string Institution { get; private init; } = "";

    /// <summary>The last day of the snapshot, as asked for.</summary>
    public string Snapshot { get; private init; } = "";

    /// <summary>Something was asked for that cannot be read: other figures are shown than were meant, and that is said.</summary>
    public bool IsMisread { get; private init; }

    public static EvaluationQuery Of(DeskRequest desk, IReadOnlyCollection<InstitutionRow> institutions, WorkCalendar calendar, DateTimeOffset now)
    {
        var isAll = PowerTable.Of(desk.Actor.Role, Power.SeeEvaluation) == Span.All;
        var own = isAll ? null : desk.Actor.InstitutionCode ?? "";
        var institution = desk.Asked("instansi");
        var named = desk.Asked("masa") is { Length: > 0 } masa ? masa : $"{calendar.Day(now):yyyy}";
        var period = Free(desk.Asked("dari"), desk.Asked("sampai")) ?? Stretch(named) ?? Year(calendar.Day(now).Year);
        var question = new Question(period)
        {
            Institutions = Allowed(institutions, own, institution),
            Category = Or(desk.Asked("kategori")),
            Region = Or(desk.Asked("wilayah")),
            Channel = Or(desk.Asked("kanal")),
            Split = Enum.TryParse<Split>(desk.Asked("rinci"), ignoreCase: true, out var split) && Enum.IsDefined(split) ? split : Split.Institution,
        };
        var day = Day(desk.Asked("posisi"));
        return new EvaluationQuery(question, day is { } last ? calendar.End(last) : null, isAll ? "" : desk.Actor.Role == DeskRole.AdminInstansi ? own : null)
        {
            Named = Free(desk.Asked("dari"), desk.Asked("sampai")) is null ? named : "",
            Institution = institution,
            Snapshot = day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "",
            IsMisread = IsUnreadable(desk, named),
        };
    }

    /// <summary>One of two days, the last before the first, a day or a stretch that is none.</summary>
    private static bool IsUnreadable(DeskRequest desk, string named)
    {
        var (from, until, at) = (desk.Asked("dari"), desk.Asked("sampai"), desk.Asked("posisi"));
        return (from.Length + until.Length > 0 ? Free(from, until) is null : Stretch(named) is null) || (at.Length > 0 && Day(at) is null);
    }

    /// <summary>The same question again under another path.</summary>
    public string Address(string path)
    {
        (string Name, string Value)[] parts =
        [
            ("masa", Named),
            ("dari", Named.Length > 0 ? "" : From),
            ("sampai", Named.Length > 0 ? "" : Last),
            ("instansi", Institution),
            ("kategori", Question.Category ?? ""),
            ("wilayah", Question.Region ?? ""),
            ("kanal", Question.Channel ?? ""),
            ("rinci", Question.Split.ToString()),
            ("posisi", Snapshot),
        ];
        return $"{path}?{string.Join('&', parts.Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}";
    }

    public string From => Question.Period.From.ToString(DayFormat, CultureInfo.InvariantCulture);

    public string Last => Question.Period.Until.AddDays(-1).ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A stretch by its name; null for a name that is none.</summary>
    public static Period? Stretch(string name)
    {
        if (DateOnly.TryParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new Period(month, month.AddMonths(1));
        }

        if (name is [.. var year, '-', 'T', >= '1' and <= '4' and var quarter] && int.TryParse(year, CultureInfo.InvariantCulture, out var of) && of is > 2000 and < 2099)
        {
            var first = new DateOnly(of, ((quarter - '1') * 3) + 1, 1);
            return new Period(first, first.AddMonths(3));
        }

        return int.TryParse(name, CultureInfo.InvariantCulture, out var whole) && whole is > 2000 and < 2099 ? Year(whole) : null;
    }

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));

    private static Period? Free(string from, string until) =>
        Day(from) is { } first && Day(until) is { } last && first <= last ? new Period(first, last.AddDays(1)) : null;

    /// <summary>An institution stands for its units as well. Null only for whoever may see the whole node and asks for it.</summary>
    private static HashSet<string>? Allowed(IReadOnlyCollection<InstitutionRow> institutions, string? own, string asked)
    {
        var may = own is null ? null : With(own);
        if (asked.Length == 0)
        {
            return may;
        }

        var wanted = With(asked);
        wanted.IntersectWith(may ?? wanted);
        return wanted;

        HashSet<string> With(string code) => [code, .. institutions.Where(row => row.ParentCode == code).Select(row => row.Code)];
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2099 ? day : null;

    private static string? Or(string text) => text.Length > 0 ? text : null;
}
