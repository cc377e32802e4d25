using System.Collections.Concurrent;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>How the node performs: figures, charts, files, and the totals everybody may read.</summary>
internal static class EvaluationRegistration
{
    private const string Root = "/evaluasi";

    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddSingleton<FactRoom>()
        .AddHostedService<FactReading>()
        .AddSingleton<Evaluator>()
        .AddSingleton<EvaluationBrief>().AddSingleton<EvaluationDoor>()
        .AddSingleton<PublicTotals>()
        .AddSingleton(new MenuItem(Root, "Evaluation.Menu", Power.SeeEvaluation));

    public static RouteGroupBuilder MapEvaluation(this RouteGroupBuilder desk)
    {
        desk.MapGet(Root, ShowAsync).For(Power.SeeEvaluation);
        desk.MapGet(Root + "/grafik/{name}.png", DrawAsync).For(Power.SeeEvaluation);
        desk.MapGet(Root + "/unduh.csv", CsvAsync).For(Power.SeeEvaluation);
        desk.MapGet(Root + "/unduh.xlsx", XlsxAsync).For(Power.SeeEvaluation);
        return desk;
    }

    /// <summary>A day long past is made from the history of thousands of cases: nobody looks at an empty window meanwhile.</summary>
    private static async Task<IResult> ShowAsync(DeskRequest desk, EvaluationDoor door)
    {
        var (asked, report) = await door.LookAsync(desk);
        return report is null
            ? desk.Prepare(new Preparing("Evaluation.Preparing", asked.Address(Root)))
            : desk.Show<EvaluationPage>(new EvaluationView(asked, report, new Sheet(report, desk.Words), Charts.Of(report, desk.Words)));
    }

    private static async Task<IResult> DrawAsync(DeskRequest desk, string name, EvaluationDoor door)
    {
        var (_, report) = await door.AskAsync(desk);
        return Charts.Of(report, desk.Words).FirstOrDefault(chart => chart.Name == name) is { } chart ? Results.Bytes(chart.Draw(), "image/png") : desk.NotFound();
    }

    private static async Task<IResult> CsvAsync(DeskRequest desk, EvaluationDoor door, WorkCalendar calendar)
    {
        var (_, report) = await door.AskAsync(desk);
        return EvaluationFiles.Csv(report, desk.Words, calendar.Zone);
    }

    private static async Task<IResult> XlsxAsync(DeskRequest desk, EvaluationDoor door, WorkCalendar calendar)
    {
        var (_, report) = await door.AskAsync(desk);
        return await EvaluationFiles.XlsxAsync(report, desk.Words, calendar.Zone, desk.Aborted);
    }
}

/// <summary>What the page shows.</summary>
internal sealed record EvaluationView(EvaluationQuery Asked, Report Report, Sheet Sheet, IReadOnlyList<Chart> Charts);

/// <summary>Reads a question from a request and has it answered.</summary>
internal sealed class EvaluationDoor(Evaluator evaluator, FactRoom room, Institutions institutions, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    /// <summary>The newest answer of each official: the page is followed at once by its charts, and perhaps a file.</summary>
    private readonly ConcurrentDictionary<Guid, (string Address, DateTimeOffset At, Report Report)> _newest = new();

    private readonly Prepared<Report> _under = new(time);

    /// <summary>For a page, which may come back later.</summary>
    /// <returns>No report where it takes more than a moment; it is made meanwhile.</returns>
    public async Task<(EvaluationQuery Asked, Report? Report)> LookAsync(DeskRequest desk)
    {
        var asked = await ReadAsync(desk);
        if (Known(desk, asked) is { } known)
        {
            return (asked, known);
        }

        var (isThere, report) = await _under.TakeAsync($"{desk.Actor.Id:N} {Address(desk, asked)}", () => AnswerAsync(asked, CancellationToken.None), desk.Aborted);
        return (asked, isThere ? Keep(desk, asked, report!) : null);
    }

    /// <summary>For what follows a page and cannot come back: its charts and files.</summary>
    public async Task<(EvaluationQuery Asked, Report Report)> AskAsync(DeskRequest desk)
    {
        var asked = await ReadAsync(desk);
        return (asked, Known(desk, asked) ?? Keep(desk, asked, await AnswerAsync(asked, desk.Aborted)));
    }

    private Task<Report> AnswerAsync(EvaluationQuery asked, CancellationToken cancellationToken) =>
        evaluator.AnswerAsync(asked.Question, asked.Scope, asked.Before, cancellationToken);

    private Report? Known(DeskRequest desk, EvaluationQuery asked) =>
        _newest.TryGetValue(desk.Actor.Id, out var newest) && newest.Address == Address(desk, asked) && time.GetUtcNow() - newest.At < Fresh ? newest.Report : null;

    private Report Keep(DeskRequest desk, EvaluationQuery asked, Report report)
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in _newest.Where(one => now - one.Value.At >= Fresh))
        {
            // Years of a whole node are some megabytes.
            _newest.TryRemove(id, out _);
        }

        _newest[desk.Actor.Id] = (Address(desk, asked), now, report);
        return report;
    }

    /// <summary>The same question has the same answer, for the same rights.</summary>
    private static string Address(DeskRequest desk, EvaluationQuery asked) => $"{desk.Actor.Role} {desk.Actor.InstitutionCode} {asked.Address("")}";

    private async Task<EvaluationQuery> ReadAsync(DeskRequest desk) =>
        EvaluationQuery.Of(desk, await institutions.ListAsync(desk.Aborted), room.Calendar, time.GetUtcNow());
}
