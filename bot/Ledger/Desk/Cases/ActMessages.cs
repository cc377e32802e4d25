using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>What the citizen hears of an act: the same words in the preview and in the delivery. Pure.</summary>
internal sealed class ActMessages(StatusMessages messages, CaseClocks clocks)
{
    /// <param name="act">What is done.</param>
    /// <param name="after">The case as it will stand.</param>
    /// <param name="moved">Its status changes.</param>
    /// <param name="language">Of its owner.</param>
    /// <returns>In order; none for what stays among officials.</returns>
    public IReadOnlyList<OutgoingMessage> Of(CaseAct act, ComplaintCase after, bool moved, string language) => act switch
    {
        CaseAct.Ask ask => [messages.Asked(after, ask.Words, language)],
        CaseAct.Archive archive => [messages.Archived(after, archive.ReasonCode, archive.Words, language)],
        CaseAct.Forward forward => [messages.Changed(after, News(act, forward.To.Name), moved, language)],
        CaseAct.Answer answer => [.. WithFiles(answer, messages.Changed(after, News(act, null), moved, language), after, language)],
        CaseAct.Progress or CaseAct.HandBack => [messages.Changed(after, News(act, null), moved, language)],
        _ => [],
    };

    /// <summary>The case as the act leaves it.</summary>
    public static ComplaintCase After(ComplaintCase one, CaseAct act, DateTimeOffset now)
    {
        var next = ActRules.Leads(act) is { } status ? one with { Status = status, StatusSince = now, CloseReason = null } : one;
        return act switch
        {
            CaseAct.Forward forward => next with { Agency = forward.To.Name, HubWords = Words(act) ?? next.HubWords },
            CaseAct.HandBack => next with { Agency = null },
            _ => next with { HubWords = Words(act) ?? next.HubWords },
        };
    }

    /// <summary>The same for a preview, with the day the clocks will show.</summary>
    /// <param name="one">The case now.</param>
    /// <param name="act">What would be done.</param>
    /// <param name="course">Its history; an answer and a question begin a clock of their own and need none.</param>
    /// <param name="kind">What limits it has.</param>
    /// <param name="now">When.</param>
    public ComplaintCase Foresee(ComplaintCase one, CaseAct act, CaseCourse course, CaseKind kind, DateTimeOffset now)
    {
        var after = After(one, act, now);
        return ActRules.Leads(act) is { } status
            ? after with { StepDue = clocks.StepDue(course.Then(new CaseStage(status, now, now, (act as CaseAct.Forward)?.To.Code)), kind) }
            : after;
    }

    private static string? Words(CaseAct act) => act.ForCitizen.Length > 0 ? act.ForCitizen : null;

    private IEnumerable<OutgoingMessage> WithFiles(CaseAct.Answer answer, OutgoingMessage message, ComplaintCase after, string language)
    {
        var documents = answer.Files.Select(file => new OutgoingDocument(file.Id, file.Name, file.Stored.ContentType) { IsLasting = true }).ToArray();
        yield return documents.Length > 0 ? message with { Document = documents[0] } : message;
        foreach (var document in documents.Skip(1))
        {
            yield return messages.Enclosure(after, document, language);
        }
    }

    private static HubUpdate News(CaseAct act, string? agency) => new()
    {
        UpdateId = act.Id.ToString("N"),
        TrackingId = "",
        Status = ActRules.Leads(act),
        StatusWord = act.GetType().Name,
        At = default,
        Description = Words(act),
        Agency = agency,
    };
}
