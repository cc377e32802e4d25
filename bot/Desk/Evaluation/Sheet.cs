using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>A figure as it is read: on the page, in the files, in Telegram.</summary>
/// <param name="Group">What it belongs to, as a sentence of the texts.</param>
/// <param name="Name">Which figure, as a sentence of the texts.</param>
/// <param name="Value">In words.</param>
/// <param name="N">Of how many.</param>
/// <param name="Note">What must be known to read it; empty for nothing.</param>
internal sealed record Line(string Group, string Name, string Value, string N, string Note = "")
{
    /// <summary>How many of them, where the value is a share: so that files can be reckoned with. Empty otherwise.</summary>
    public string Count { get; init; } = "";
}

/// <summary>A part of a split, in a row.</summary>
internal sealed record PartLine(string Name, Metrics Metrics, IReadOnlyList<string> Cells);

/// <summary>A report in words. Percentages never stand without their n, and not at all for fewer than five.</summary>
internal sealed class Sheet(Report report, DeskWords words)
{
    private const string Dash = "–";

    private static readonly string[] Columns =
    [
        "Evaluation.N", "Evaluation.CompletionShort", "Evaluation.FollowUpShort", "Evaluation.InTimeShort", "Evaluation.ResponseShort", "Evaluation.OverdueShort",
        "Evaluation.SatisfactionShort",
    ];

    private Metrics All => report.Figures.All;

    /// <summary>Every figure of domain.md 5.5, in its order.</summary>
    public IReadOnlyList<Line> Lines() =>
    [
        Percent("Evaluation.Cases", "Evaluation.Completion", All.Completion, Gap(All.Completion)),
        Percent("Evaluation.Cases", "Evaluation.FollowUp", All.FollowUp),
        Percent("Evaluation.Cases", "Evaluation.Verification", All.Verification, All.NotYetDue > 0 ? words["Evaluation.NotYetDue", $"{All.NotYetDue}"] : ""),
        Percent("Evaluation.Cases", "Evaluation.InTime", All.InTime),
        Time("Evaluation.Response", 50),
        Time("Evaluation.Response90", 90),
        Plain("Evaluation.Cases", "Evaluation.Total", All.Total.By(50) is { } minutes ? words["Evaluation.Days", Number(minutes / 1440.0)] : Dash, All.Total.Count),
        Plain("Evaluation.Backlog", "Evaluation.Overdue", $"{All.Overdue.Sum()}", All.Open),
        .. Ages().Select(age => new Line("Evaluation.Backlog", age.Name, $"{age.Count}", $"{All.Open}")),
        Percent("Evaluation.Quality", "Evaluation.Archive", All.Archive, words["Evaluation.ArchiveBaseline"]),
        .. report.Archived.Select(one => new Line("Evaluation.Quality", words["Evaluation.Because", Reason(one.Reason)], Say(new Share(one.Count, All.Relayed)), $"{All.Relayed}") { Count = $"{one.Count}" }),
        Percent("Evaluation.Quality", "Evaluation.Completeness", All.Completeness),
        Percent("Evaluation.Quality", "Evaluation.Reopening", All.Reopening),
        Percent("Evaluation.Quality", "Evaluation.Satisfaction", All.Satisfaction, words["Evaluation.SilentApart", $"{All.Silent}"]),
        Percent("Evaluation.Quality", "Evaluation.Misrouting", All.Misrouting, words["Evaluation.Hops", All.Verified == 0 ? Dash : Number((double)All.Hops / All.Verified)]),
        .. Funnel(),
        Percent("Evaluation.Roads", "Evaluation.Relay", All.Relay),
        new("Evaluation.Roads", words["Evaluation.Duplicates"], $"{report.Duplicates}", $"{All.Filed}", words["Evaluation.MustBeNone"]),
        .. report.Deliveries.Select(one => new Line(
            "Evaluation.Roads", words["Evaluation.Delivery", one.Channel], Say(new Share(one.Delivered, one.Attempted)), $"{one.Attempted}", words["Evaluation.Blocked", $"{one.Blocked}"]) { Count = $"{one.Delivered}" }),
        .. Health(),
    ];

    /// <summary>One row for each part, those with the most cases first; months in their order.</summary>
    public IReadOnlyList<PartLine> Parts()
    {
        var parts = report.Figures.Parts.Select(part => new PartLine(Name(part.Key), part.Value, Cells(part.Value)));
        return report.Asked.Split == Split.Month
            ? [.. report.Figures.Parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => new PartLine(part.Key, part.Value, Cells(part.Value)))]
            : [.. parts.OrderByDescending(part => part.Metrics.Reports).ThenBy(part => part.Name, StringComparer.Ordinal)];
    }

    /// <summary>Heads of <see cref="PartLine.Cells"/>.</summary>
    public IReadOnlyList<string> Heads() =>
        [.. Columns.Select(head => words[head])];

    /// <summary>Open and late, by age.</summary>
    public IEnumerable<(string Name, int Count)> Ages() => All.Overdue.Select((count, i) => (words["Evaluation.Age." + i], count));

    /// <summary>A share the way rules allow it to be said: percent with interval, percent, or counts alone.</summary>
    public string Say(Share share) => share switch
    {
        { Of: 0 } => Dash,
        { Percent: null } => words["Evaluation.CountsOnly", $"{share.Count}", $"{share.Of}"],
        { Interval: { } interval } => words["Evaluation.WithInterval", Number(share.Percent.Value), Number(interval.Low), Number(interval.High)],
        _ => words["Evaluation.Percent", Number(share.Percent.Value)],
    };

    /// <summary>The same beside its own n, where no column says it.</summary>
    public string WithN(Share share) => share.Percent is null ? Say(share) : words["Evaluation.CellWithN", Say(share), $"{share.Of}"];

    public string Snapshot(TimeZoneInfo zone) => Core.Complaints.Clocks.Print(report.At, zone);

    public string Period => words["Evaluation.Period", Core.Complaints.Clocks.Print(report.Asked.Period.From), Core.Complaints.Clocks.Print(report.Asked.Period.Until.AddDays(-1))];

    public string Name(string code) => report.Names.Of(report.Asked.Split, code) ?? words["Evaluation.Nobody"];

    private List<string> Cells(Metrics part) =>
    [
        $"{part.Reports}",
        Say(part.Completion),
        Say(part.FollowUp),
        WithN(part.InTime),
        part.Response.By(50) is { } minutes ? Hours(minutes) : Dash,
        $"{part.Overdue.Sum()}",
        WithN(part.Satisfaction),
    ];

    private IEnumerable<Line> Funnel()
    {
        var (started, consented, reviewed, sent) = report.Funnel;
        yield return new Line("Evaluation.Intake", words["Evaluation.Started"], $"{started}", $"{started}", OfNode);
        yield return Step("Evaluation.Consented", consented, started);
        yield return Step("Evaluation.Reviewed", reviewed, consented);
        yield return Step("Evaluation.Sent", sent, reviewed);
        foreach (var (channel, own) in report.Funnel.Channels)
        {
            yield return new Line(
                "Evaluation.Intake", words["Evaluation.ByChannel", channel], $"{own.Started} → {own.Consented} → {own.Reviewed} → {own.Sent}", $"{own.Started}", OfNode);
        }

        yield return Plain("Evaluation.Intake", "Evaluation.TalkMinutes", All.Talk.By(50) is { } minutes ? words["Evaluation.Minutes", $"{minutes}"] : Dash, All.Talk.Count);
    }

    /// <summary>The paper form and a process that was killed leave more behind a step than before it: then the counts are said, no share.</summary>
    private Line Step(string name, int count, int before) => new(
        "Evaluation.Intake", words[name], count <= before ? Say(new Share(count, before)) : $"{count}", $"{before}", $"{words["Evaluation.Lost", $"{Math.Max(0, before - count)}"]} {OfNode}".TrimEnd())
    { Count = $"{count}" };

    private string OfNode => report.Funnel.IsOfNode ? words["Evaluation.OfNode"] : "";

    private IEnumerable<Line> Health() => report.Health is not { } health ? [] :
    [
        new("Evaluation.Node", words["Evaluation.ActiveAdmins"], words["Evaluation.CountsOnly", $"{health.WithActiveAdmin}", $"{health.Institutions}"], $"{health.Institutions}", string.Join(", ", health.Quiet)),
        new("Evaluation.Node", words["Evaluation.Decrees"], words["Evaluation.CountsOnly", $"{health.WithDecree}", $"{health.Institutions}"], $"{health.Institutions}"),
        new("Evaluation.Node", words["Evaluation.Units"], words["Evaluation.CountsOnly", $"{health.ConnectedUnits}", $"{health.Units}"], $"{health.Units}"),
    ];

    private Line Percent(string group, string name, Share share, string note = "") =>
        new(group, words[name], Say(share), $"{share.Of}", note) { Count = $"{share.Count}" };

    private Line Plain(string group, string name, string value, int n) => new(group, words[name], value, $"{n}");

    private Line Time(string name, int percent) => new(
        "Evaluation.Cases", words[name], All.Response.By(percent) is { } minutes ? Hours(minutes) : Dash, $"{All.Response.Count}", words["Evaluation.StillOpen", $"{All.Response.Open}"]);

    /// <summary>Beside the target and beside what local governments reached in 2021.</summary>
    private string Gap(Share share) => share.Percent is { } percent
        ? words["Evaluation.Gap", Signed(percent - Metrics.Target), Signed(percent - Metrics.Baseline)]
        : words["Evaluation.Target"];

    private string Signed(double points) => points < 0 ? $"−{Number(-points)}" : $"+{Number(points)}";

    private string Hours(int minutes) => words["Evaluation.Hours", Number(minutes / 60.0)];

    private string Number(double number) => Share.Print(number, words.Language);

    private string Reason(string code) => words.Find("Evaluation.Reason." + code) ?? (code.Length == 0 ? words["Evaluation.Reason.unsaid"] : code);
}
