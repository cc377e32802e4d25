using LaporBot.Core.Complaints;

namespace LaporBot.Core.Sla;

/// <summary>The clocks of a case that are counted in working days (domain.md 5.3).</summary>
public enum ClockKind
{
    Verification = 1,
    FollowUp = 2,
    Completing = 3,
    ReplyWindow = 4,
    Resolution = 5,
}

/// <summary>A clock that runs.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Since">From when it counts; another start is another run of it.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Amber">The moment it turns amber.</param>
/// <param name="Red">The moment after its last day; null for the one that never turns red.</param>
/// <param name="Escalation">The next working day begins: others hear of it.</param>
public sealed record RunningClock(ClockKind Kind, DateTimeOffset Since, DateOnly Due, DateTimeOffset Amber, DateTimeOffset? Red, DateTimeOffset? Escalation);

/// <summary>What a clock depends on besides the history.</summary>
public sealed record CaseKind(Classification Classification, string CategoryCode);

/// <summary>
/// Which clocks of a case run, and when they turn. Days on hold are the citizen's and do not count for the institution; neither do
/// those of the reply window for the resolution. The limits are those of the day a clock began.
/// </summary>
public sealed class CaseClocks(WorkCalendar calendar, SlaSchedule schedule, IReadOnlySet<string> investigated)
{
    public WorkCalendar Calendar => calendar;

    /// <summary>The running clocks, the most urgent first.</summary>
    public IReadOnlyList<RunningClock> Running(CaseCourse course, CaseKind kind) => course.Status switch
    {
        ComplaintStatus.Relayed or ComplaintStatus.NotAuthority => Some(Verification(course)),
        ComplaintStatus.Pending => Some(Completing(course)),
        ComplaintStatus.Answered => Some(ReplyWindow(course)),
        ComplaintStatus.Verified or ComplaintStatus.InProgress or ComplaintStatus.Reopened => Some(FollowUp(course), Resolution(course, kind)),
        _ => [],
    };

    /// <summary>The last day of the step that runs, as citizens and officials read it; null when none runs. The time to the end of a case counts only when nothing else does.</summary>
    public DateOnly? StepDue(CaseCourse course, CaseKind kind) => StepDue(Running(course, kind));

    /// <inheritdoc cref="StepDue(CaseCourse, CaseKind)"/>
    public static DateOnly? StepDue(IReadOnlyList<RunningClock> running) =>
        (running.FirstOrDefault(clock => clock.Kind != ClockKind.Resolution) ?? (running.Count > 0 ? running[0] : null))?.Due;

    /// <summary>When the verification of a case is late, whether it has come or not; null before it is with the hub.</summary>
    public DateTimeOffset? VerificationDue(CaseCourse course) =>
        course.RelayedAt is { } since ? calendar.End(calendar.AddWorkingDays(calendar.Day(since), schedule.On(calendar.Day(since)).Verification)) : null;

    /// <summary>When the first answer of a case is late, whether it has come or not; null before an institution has it.</summary>
    public DateTimeOffset? AnswerDue(CaseCourse course)
    {
        if (course.DisposedAt is not { } since)
        {
            return null;
        }

        var holds = course.Holds.Where(hold => course.AnsweredAt is null || hold.From < course.AnsweredAt);
        return Last(since, schedule.On(calendar.Day(since)).FirstFollowUp, holds) is { } day ? calendar.End(day) : null;
    }

    private RunningClock? Verification(CaseCourse course) => course.WaitingSince is { } since
        ? Clock(ClockKind.Verification, since, (Sla(since).VerificationAmber, Sla(since).Verification), course.Holds)
        : null;

    private RunningClock? FollowUp(CaseCourse course) => course.OwedSince is { } since
        ? Clock(ClockKind.FollowUp, since, (Sla(since).FirstFollowUpAmber, Sla(since).FirstFollowUp), course.Holds)
        : null;

    private RunningClock? Completing(CaseCourse course) =>
        Clock(ClockKind.Completing, course.StatusSince, (Sla(course.StatusSince).CompletingAmber, Sla(course.StatusSince).Completing), []);

    private RunningClock? ReplyWindow(CaseCourse course) =>
        Clock(ClockKind.ReplyWindow, course.StatusSince, (Sla(course.StatusSince).ReplyWindowAmber, Sla(course.StatusSince).ReplyWindow), []) is { } clock
            ? clock with { Red = null, Escalation = null }
            : null;

    private RunningClock? Resolution(CaseCourse course, CaseKind kind)
    {
        if (course.DisposedAt is not { } since)
        {
            return null;
        }

        var sla = Sla(since);
        var limits = investigated.Contains(kind.CategoryCode) ? (sla.InvestigationAmber, sla.Investigation)
            : kind.Classification == Classification.PermintaanInformasi ? (sla.InformationAmber, sla.Information)
            : (sla.ResolutionAmber, sla.Resolution);
        return Clock(ClockKind.Resolution, since, limits, course.Holds.Concat(course.Windows));
    }

    private RunningClock? Clock(
        ClockKind kind, DateTimeOffset since, (int Amber, int Red) limits, IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> pauses)
    {
        var spells = pauses.ToArray();
        return Last(since, limits.Red, spells) is { } due && Last(since, limits.Amber, spells) is { } amber
            ? new RunningClock(kind, since, due, calendar.End(amber), calendar.End(due), calendar.Start(calendar.AddWorkingDays(due, 1)))
            : null;
    }

    /// <summary>The last day of so many working days, spells left out; null while one of them has no end.</summary>
    private DateOnly? Last(DateTimeOffset since, int days, IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> pauses)
    {
        var paused = 0;
        foreach (var (from, until) in pauses.Where(pause => pause.Until is null || pause.Until > since))
        {
            if (until is null)
            {
                return null;
            }

            paused += calendar.WorkingDaysBetween(calendar.Day(from > since ? from : since), calendar.Day(until.Value));
        }

        return calendar.AddWorkingDays(calendar.Day(since), days + paused);
    }

    private SlaOptions Sla(DateTimeOffset since) => schedule.On(calendar.Day(since));

    private static RunningClock[] Some(params RunningClock?[] clocks) =>
        [.. clocks.OfType<RunningClock>().OrderBy(clock => clock.Red ?? clock.Amber).ThenBy(clock => clock.Kind)];
}
