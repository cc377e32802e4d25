namespace LaporBot.Core.Complaints;

/// <summary>Which steps a case permits, and where they lead (domain.md 5.1, 5.2). Pure; the ledger asks it inside its own transaction.</summary>
public sealed class CaseRules(Clocks clocks, TimeZoneInfo zone)
{
    /// <summary>Additions a case takes while it is open.</summary>
    public const int MostAdditions = 10;

    /// <summary>Whether the person may do this now.</summary>
    /// <param name="one">The case as it stands.</param>
    /// <param name="additions">Those it has.</param>
    /// <param name="step">What is asked for.</param>
    /// <param name="now">The moment.</param>
    public StepVerdict Judge(ComplaintCase one, int additions, CaseStep step, DateTimeOffset now)
    {
        if (one.Owner != step.By)
        {
            return StepVerdict.NotFound;
        }

        return step switch
        {
            CaseStep.Add when StatusWords.IsFinal(one.Status) => StepVerdict.Over,
            CaseStep.Add => additions < MostAdditions ? StepVerdict.Taken : StepVerdict.Full,
            CaseStep.Satisfied => one.Status == ComplaintStatus.Answered ? StepVerdict.Taken : Unanswerable(one),
            CaseStep.Dissatisfied => MayReopen(one, now),
            CaseStep.Withdraw => StatusWords.IsFinal(one.Status) ? StepVerdict.Over : StepVerdict.Taken,
            CaseStep.Rate => one.CloseReason == CloseReason.Satisfied ? StepVerdict.Taken : Unanswerable(one),
            _ => throw new InvalidOperationException("A step nobody judges."),
        };
    }

    /// <summary>What the person may do now, for the buttons under the card.</summary>
    public CaseMoves Moves(ComplaintCase one, int additions, DateTimeOffset now)
    {
        var isOpen = !StatusWords.IsFinal(one.Status);
        return (isOpen && additions < MostAdditions ? CaseMoves.Add : 0)
            | (one.Status == ComplaintStatus.Answered ? CaseMoves.Satisfied : 0)
            | (MayReopen(one, now) == StepVerdict.Taken ? CaseMoves.Dissatisfied : 0)
            | (isOpen ? CaseMoves.Withdraw : 0);
    }

    /// <summary>Working days left; negative when it is overdue.</summary>
    public int Left(DateOnly due, DateOnly today) => clocks.WorkingDaysTo(due, today);

    /// <summary>The last day on which a closed case may be opened again.</summary>
    public DateOnly ReopenUntil(ComplaintCase one) => clocks.ReopenUntil(one, zone);

    /// <summary>Where a step leads; null when the case stays where it is.</summary>
    public static ComplaintStatus? Leads(CaseStep step) => step switch
    {
        CaseStep.Satisfied => ComplaintStatus.Closed,
        CaseStep.Dissatisfied => ComplaintStatus.Reopened,
        CaseStep.Withdraw => ComplaintStatus.Withdrawn,
        _ => null,
    };

    private StepVerdict MayReopen(ComplaintCase one, DateTimeOffset now) => one.Status switch
    {
        ComplaintStatus.Answered => StepVerdict.Taken,
        ComplaintStatus.Closed => Clocks.Day(now, zone) <= ReopenUntil(one) ? StepVerdict.Taken : StepVerdict.TooLate,
        _ => Unanswerable(one),
    };

    private static StepVerdict Unanswerable(ComplaintCase one) =>
        StatusWords.IsFinal(one.Status) ? StepVerdict.Over : StepVerdict.NotAnswered;
}

/// <summary>What a citizen may do to a case; a set.</summary>
[Flags]
public enum CaseMoves
{
    None = 0,
    Add = 1 << 0,
    Satisfied = 1 << 1,
    Dissatisfied = 1 << 2,
    Withdraw = 1 << 3,
}
