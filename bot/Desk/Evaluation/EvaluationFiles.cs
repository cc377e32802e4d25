using LaporBot.Bot.Desk.Shell;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>A report to take along: counts and percentages, no case and nobody's name.</summary>
internal static class EvaluationFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IResult Csv(Report report, DeskWords words, TimeZoneInfo zone)
    {
        var csv = new CsvText();
        foreach (var row in Figures(report, words, zone).Append([]).Concat(Parts(report, words)))
        {
            csv.Add(row);
        }

        return csv.Send(words.File(Name(report, "csv")));
    }

    /// <summary>Every cell is text or a number, never a formula, whatever it begins with.</summary>
    public static async Task<IResult> XlsxAsync(Report report, DeskWords words, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: cancellationToken))
        {
            await FillAsync(book, words["Evaluation.SheetFigures"], Figures(report, words, zone), cancellationToken);
            await FillAsync(book, words["Evaluation.SheetParts"], Parts(report, words), cancellationToken);
            await book.FinishAsync(cancellationToken);
        }

        return Results.File(file.ToArray(), Workbook, words.File(Name(report, "xlsx")));
    }

    private static async Task FillAsync(Spreadsheet book, string name, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        var look = new WorksheetOptions();
        look.Column(1).Width = 24;
        look.Column(2).Width = 48;
        look.Column(3).Width = 30;
        await book.StartWorksheetAsync(name, look, cancellationToken);
        foreach (var row in rows)
        {
            await book.AddRowAsync(row.Select(cell => int.TryParse(cell, out var number) ? new Cell(number) : new Cell(cell)).ToArray(), cancellationToken);
        }
    }

    private static IEnumerable<string[]> Figures(Report report, DeskWords words, TimeZoneInfo zone)
    {
        var sheet = new Sheet(report, words);
        yield return [words.Marked(words["Evaluation.Title"]), sheet.Period, words["Evaluation.SnapshotAt", sheet.Snapshot(zone)]];
        yield return [words["Evaluation.Group"], words["Evaluation.Figure"], words["Evaluation.Value"], words["Evaluation.Number"], "n", words["Evaluation.Note"]];
        foreach (var line in sheet.Lines())
        {
            yield return [words[line.Group], line.Name, line.Value, line.Count, line.N, line.Note];
        }
    }

    private static IEnumerable<string[]> Parts(Report report, DeskWords words)
    {
        var sheet = new Sheet(report, words);
        yield return [words.Marked(words["Evaluation.Split." + report.Asked.Split]), .. sheet.Heads()];
        foreach (var part in sheet.Parts())
        {
            yield return [part.Name, .. part.Cells];
        }
    }

    private static string Name(Report report, string ending) =>
        $"evaluasi-{report.Asked.Period.From:yyyyMMdd}-{report.Asked.Period.Until.AddDays(-1):yyyyMMdd}.{ending}";
}
