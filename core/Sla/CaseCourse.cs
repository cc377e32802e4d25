using LaporBot.Core.Complaints;

namespace LaporBot.Core.Sla;

/// <summary>Something that moved a case.</summary>
/// <param name="Status">Where to.</param>
/// <param name="At">When, by whoever told it.</param>
/// <param name="Known">When we knew: what happens between the two is not in a figure of an earlier day.</param>
/// <param name="Institution">Where the case lay then; null when nobody was named.</param>
/// <param name="Reason">Why it was archived, handed back or closed, as a code; null when nobody said.</param>
public sealed record CaseStage(ComplaintStatus Status, DateTimeOffset At, DateTimeOffset Known, string? Institution = null, string? Reason = null);

/// <summary>
/// What the history of a case comes to: from when each clock counts, and what the figures count. Pure and the same for the clocks
/// of today and for the figures of any earlier day, which simply leave out what was not known then.
/// </summary>
public sealed record CaseCourse
{
    public static readonly CaseCourse Nothing = new();

    public ComplaintStatus Status { get; private init; }

    public DateTimeOffset StatusSince { get; private init; }

    /// <summary>The newest code of why; null when nobody said.</summary>
    public string? Reason { get; private init; }

    /// <summary>The last institution that was named.</summary>
    public string? Institution { get; private init; }

    /// <summary>First with the hub: the citizen's own clock, which nothing stops or starts again.</summary>
    public DateTimeOffset? RelayedAt { get; private init; }

    /// <summary>Waiting for a verification since; completing a report does not start it again, sending it back does.</summary>
    public DateTimeOffset? WaitingSince { get; private init; }

    /// <summary>First verified, archived or put on hold.</summary>
    public DateTimeOffset? VerdictAt { get; private init; }

    /// <summary>First given to any institution.</summary>
    public DateTimeOffset? VerifiedAt { get; private init; }

    /// <summary>Given to the institution that has it now; another institution starts it again.</summary>
    public DateTimeOffset? DisposedAt { get; private init; }

    /// <summary>First official answer since then.</summary>
    public DateTimeOffset? AnsweredAt { get; private init; }

    /// <summary>An answer is owed since: the disposition, or the citizen's "not good enough".</summary>
    public DateTimeOffset? OwedSince { get; private init; }

    public DateTimeOffset? ClosedAt { get; private init; }

    /// <summary>How often an institution said that it is not its own.</summary>
    public int Hops { get; private init; }

    public bool WasIncomplete { get; private init; }

    public bool WasAnswered { get; private init; }

    public bool WasReopened { get; private init; }

    /// <summary>Spells on hold, when the institution has to wait; the last may have no end.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Holds { get; private init; } = [];

    /// <summary>Spells that are the citizen's to reply in.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Windows { get; private init; } = [];

    /// <summary>Walks a history, the oldest first.</summary>
    public static CaseCourse Of(IEnumerable<CaseStage> stages) => stages.Aggregate(Nothing, (course, stage) => course.Then(stage));

    /// <summary>The course after one more stage. Clocks of two houses differ: time never runs backwards here.</summary>
    public CaseCourse Then(CaseStage stage)
    {
        var at = stage.At > StatusSince ? stage.At : StatusSince;
        var next = this with
        {
            Status = stage.Status,
            StatusSince = at,
            Institution = stage.Institution ?? Institution,
            Reason = stage.Reason,
            Holds = Spells(Holds, ComplaintStatus.Pending, stage.Status, at),
            Windows = Spells(Windows, ComplaintStatus.Answered, stage.Status, at),
        };
        return stage.Status switch
        {
            ComplaintStatus.Relayed => next with
            {
                RelayedAt = RelayedAt ?? at,
                WaitingSince = Status == ComplaintStatus.Pending ? WaitingSince ?? at : at,
            },
            ComplaintStatus.Pending => next with { VerdictAt = VerdictAt ?? at, WasIncomplete = true },
            ComplaintStatus.NotAuthority => next with { WaitingSince = at, Hops = Hops + 1, DisposedAt = null, AnsweredAt = null, OwedSince = null },
            ComplaintStatus.Verified or ComplaintStatus.InProgress => next.Disposed(this, at),
            ComplaintStatus.Answered => next.Disposed(this, at).Answered(at),
            ComplaintStatus.Reopened => next.Disposed(this, at) with { WasReopened = true, ClosedAt = null, OwedSince = at },
            ComplaintStatus.Closed => next.Closed(this, at),
            ComplaintStatus.Archived => next with { VerdictAt = VerdictAt ?? at, WasIncomplete = WasIncomplete || stage.Reason == ReasonCodes.Incomplete },
            _ => next,
        };
    }

    /// <summary>It is with an institution now. The hub may leave steps out: whoever works on a case or answers it has been given it.</summary>
    private CaseCourse Disposed(CaseCourse before, DateTimeOffset at)
    {
        var isNew = before.DisposedAt is null || (before.Institution is not null && Institution != before.Institution);
        return this with
        {
            VerdictAt = VerdictAt ?? at,
            VerifiedAt = VerifiedAt ?? at,
            DisposedAt = isNew ? at : DisposedAt,
            AnsweredAt = isNew ? null : AnsweredAt,
            OwedSince = isNew ? at : OwedSince,
            ClosedAt = null,
        };
    }

    private CaseCourse Answered(DateTimeOffset at) => this with { AnsweredAt = AnsweredAt ?? at, WasAnswered = true, OwedSince = null };

    /// <summary>A case the hub closes without a word before has its answer in that.</summary>
    private CaseCourse Closed(CaseCourse before, DateTimeOffset at)
    {
        var isOfficial = Reason is not (ReasonCodes.Satisfied or ReasonCodes.SilentTimeout);
        return (isOfficial ? Disposed(before, at).Answered(at) : this) with { ClosedAt = at, OwedSince = null };
    }

    private static IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Spells(
        IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> spells, ComplaintStatus kind, ComplaintStatus now, DateTimeOffset at)
    {
        var isOpen = spells is [.., { Until: null }];
        return (isOpen, now == kind) switch
        {
            (true, false) => [.. spells.SkipLast(1), (spells[^1].From, at)],
            (false, true) => [.. spells, (at, null)],
            _ => spells,
        };
    }
}
