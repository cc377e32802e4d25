using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>The evaluation in one picture and a few lines: what <c>/evaluasi</c> sends in Telegram.</summary>
internal sealed class EvaluationBrief(Evaluator evaluator, Institutions institutions, DeskTexts texts, WorkCalendar calendar, TimeProvider time)
{
    private static readonly string[] Shown =
        ["Evaluation.Completion", "Evaluation.FollowUp", "Evaluation.InTime", "Evaluation.Response", "Evaluation.Overdue", "Evaluation.Satisfaction"];

    /// <summary>The current year of what an official may see.</summary>
    /// <returns>Null for whoever may not see figures.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer.</exception>
    public async Task<(string Text, byte[] Png)?> MakeAsync(Actor actor, CancellationToken cancellationToken)
    {
        var span = PowerTable.Of(actor.Role, Power.SeeEvaluation);
        if (span is Span.None or Span.Self)
        {
            return null;
        }

        var today = calendar.Day(time.GetUtcNow());
        var known = await institutions.ListAsync(cancellationToken);
        var own = known.Where(row => row.Code == actor.InstitutionCode || row.ParentCode == actor.InstitutionCode).Select(row => row.Code).ToHashSet();
        var question = new Question(new Period(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year + 1, 1, 1)))
        {
            Institutions = span == Span.All ? null : own,
            Split = span == Span.All ? Split.Institution : Split.Unit,
        };
        var report = await evaluator.AnswerAsync(question, null, null, cancellationToken);
        var words = texts.In(actor.Language);
        var sheet = new Sheet(report, words);
        var names = Shown.ToDictionary(name => words[name]);
        var lines = sheet.Lines().Where(line => names.ContainsKey(line.Name)).Select(line => $"{line.Name}: {line.Value} (n = {line.N}) {line.Note}".TrimEnd());
        string[] text = [$"{words["Evaluation.Title"]}, {sheet.Period}", .. lines, words["Evaluation.SnapshotAt", sheet.Snapshot(calendar.Zone)]];
        return (string.Join('\n', text), Charts.Of(report, words)[1].Draw());
    }
}
