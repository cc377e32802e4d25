using System.Globalization;
using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>A picture and what it says, for whoever does not see it.</summary>
internal sealed record Chart(string Name, string Title, string Text, Func<byte[]> Draw);

/// <summary>The charts of a report.</summary>
internal static class Charts
{
    private const int MostBars = 15;

    public static IReadOnlyList<Chart> Of(Report report, DeskWords words)
    {
        var sheet = new Sheet(report, words);
        return [Completion(sheet, words), Months(report, sheet, words), Ages(sheet, words)];
    }

    private static string Title(DeskWords words, string sentence) => words.Marked(words[sentence]);

    private static Chart Completion(Sheet sheet, DeskWords words)
    {
        var title = Title(words, "Evaluation.ChartCompletion");
        Bar[] bars =
        [
            .. sheet.Parts().Where(part => part.Metrics.Completion.Percent is not null).Take(MostBars).Select(part =>
                new Bar(part.Name, part.Metrics.Completion.Percent!.Value, $"{sheet.Say(part.Metrics.Completion)}, n = {part.Metrics.Reports}", part.Metrics.Completion.Interval)),
        ];
        var text = bars.Length == 0 ? words["Evaluation.ChartEmpty"] : string.Join("; ", bars.Select(bar => $"{bar.Label} {bar.Text}"));
        return new Chart("penyelesaian", title, $"{title}. {text}.", () => Picture.Bars(title, bars, 160, Lines(words)));
    }

    private static Chart Months(Report report, Sheet sheet, DeskWords words)
    {
        var title = Title(words, "Evaluation.ChartMonths");
        var last = report.Asked.Period.Until.AddDays(-1);
        var months = Enumerable.Range(0, 12).Select(i => new DateOnly(last.Year, last.Month, 1).AddMonths(i - 11)).ToArray();
        var metrics = months.Select(month => report.Months.GetValueOrDefault(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) ?? new Metrics()).ToArray();
        string[] labels = [.. months.Zip(metrics).Select(one => $"{one.First.ToString("MM.yy", CultureInfo.InvariantCulture)}\nn = {one.Second.Reports}")];
        Curve[] curves =
        [
            new(words["Evaluation.CompletionShort"], [.. metrics.Select(one => one.Completion.Percent)]),
            new(words["Evaluation.FollowUpShort"], [.. metrics.Select(one => one.FollowUp.Percent)]),
            new(words["Evaluation.InTimeShort"], [.. metrics.Select(one => one.InTime.Percent)]),
        ];
        var text = string.Join("; ", months.Zip(metrics).Where(one => one.Second.Reports > 0).Select(one => $"{one.First.ToString("MM.yy", CultureInfo.InvariantCulture)}: {Spoken(one.Second, sheet, words)}"));
        return new Chart("bulan", title, $"{title}. {(text.Length > 0 ? text : words["Evaluation.ChartEmpty"])}.", () => Picture.Curves(title, labels, curves, Lines(words)));
    }

    /// <summary>All three curves of a month, for whoever does not see them.</summary>
    private static string Spoken(Metrics month, Sheet sheet, DeskWords words) => string.Join(", ",
        $"{words["Evaluation.CompletionShort"]} {sheet.WithN(month.Completion)}",
        $"{words["Evaluation.FollowUpShort"]} {sheet.WithN(month.FollowUp)}",
        $"{words["Evaluation.InTimeShort"]} {sheet.WithN(month.InTime)}");

    private static Chart Ages(Sheet sheet, DeskWords words)
    {
        var title = Title(words, "Evaluation.ChartAges");
        Bar[] bars = [.. sheet.Ages().Select(age => new Bar(age.Name, age.Count, $"{age.Count}"))];
        return new Chart("tunggakan", title, $"{title}. {string.Join("; ", bars.Select(bar => $"{bar.Label} {bar.Text}"))}.", () => Picture.Bars(title, bars));
    }

    private static (double At, string Name)[] Lines(DeskWords words) =>
        [(Metrics.Target, words["Evaluation.LineTarget"]), (Metrics.Baseline, words["Evaluation.LineBaseline"])];
}
