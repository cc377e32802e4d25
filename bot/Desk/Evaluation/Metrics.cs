using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// The figures of domain.md 5.5 over some cases. R are the cases given to their institution in the period; the others count by
/// the time they reached the hub or were filed. Everything is as it was known at the snapshot.
/// </summary>
internal sealed class Metrics
{
    /// <summary>The hub should have a case within this.</summary>
    public static readonly TimeSpan RelayLimit = TimeSpan.FromHours(1);

    /// <summary>The national target of the RPJMN 2020–2024, and what local governments reached in 2021, in percent.</summary>
    public const double Target = 90;

    /// <inheritdoc cref="Target"/>
    public const double Baseline = 73.84;

    private readonly int[] _archived = new int[byte.MaxValue + 1];

    /// <summary>R without what does not count.</summary>
    public int Reports { get; private set; }

    public int Closed { get; private set; }

    public int FollowedUp { get; private set; }

    public int AnswersDue { get; private set; }

    public int AnswersInTime { get; private set; }

    public int Answered { get; private set; }

    public int Reopened { get; private set; }

    public int Satisfied { get; private set; }

    public int NotSatisfied { get; private set; }

    /// <summary>Closed without a word from the citizen; neither of the two.</summary>
    public int Silent { get; private set; }

    /// <summary>Working minutes from the disposition to the first answer.</summary>
    public Survival Response { get; } = new();

    /// <summary>Minutes from the hub's number to the end, of closed cases.</summary>
    public Survival Total { get; } = new();

    /// <summary>First given to an institution in the period, whoever has them now.</summary>
    public int Verified { get; private set; }

    public int Misrouted { get; private set; }

    public int Hops { get; private set; }

    public int Relayed { get; private set; }

    public int VerifiedInTime { get; private set; }

    /// <summary>Relayed, not judged, and still within the limit.</summary>
    public int NotYetDue { get; private set; }

    public int Archived { get; private set; }

    public int CompleteAtFirst { get; private set; }

    public int Filed { get; private set; }

    public int RelayedInTime { get; private set; }

    /// <summary>Minutes from the consent to the sending.</summary>
    public Survival Talk { get; } = new();

    /// <summary>Open with a red clock at the snapshot, by working days since the hub had them: up to 5, 14, 60, more.</summary>
    public int[] Overdue { get; } = new int[4];

    /// <summary>Open at the snapshot.</summary>
    public int Open { get; private set; }

    public Share Completion => new(Closed, Reports);

    public Share FollowUp => new(FollowedUp, Reports);

    public Share InTime => new(AnswersInTime, AnswersDue);

    public Share Verification => new(VerifiedInTime, Relayed);

    public Share Satisfaction => new(Satisfied, Satisfied + NotSatisfied);

    public Share Reopening => new(Reopened, Answered);

    public Share Misrouting => new(Misrouted, Verified);

    public Share Archive => new(Archived, Relayed);

    public Share Completeness => new(CompleteAtFirst, Relayed);

    public Share Relay => new(RelayedInTime, Filed);

    /// <summary>Adds other cases to these.</summary>
    public void Add(Metrics other)
    {
        (Reports, Closed, FollowedUp) = (Reports + other.Reports, Closed + other.Closed, FollowedUp + other.FollowedUp);
        (AnswersDue, AnswersInTime) = (AnswersDue + other.AnswersDue, AnswersInTime + other.AnswersInTime);
        (Answered, Reopened) = (Answered + other.Answered, Reopened + other.Reopened);
        (Satisfied, NotSatisfied, Silent) = (Satisfied + other.Satisfied, NotSatisfied + other.NotSatisfied, Silent + other.Silent);
        (Verified, Misrouted, Hops) = (Verified + other.Verified, Misrouted + other.Misrouted, Hops + other.Hops);
        (Relayed, VerifiedInTime, NotYetDue) = (Relayed + other.Relayed, VerifiedInTime + other.VerifiedInTime, NotYetDue + other.NotYetDue);
        (Archived, CompleteAtFirst) = (Archived + other.Archived, CompleteAtFirst + other.CompleteAtFirst);
        (Filed, RelayedInTime, Open) = (Filed + other.Filed, RelayedInTime + other.RelayedInTime, Open + other.Open);
        Response.Add(other.Response);
        Total.Add(other.Total);
        Talk.Add(other.Talk);
        for (var i = 0; i < _archived.Length; i++)
        {
            _archived[i] += other._archived[i];
        }

        for (var i = 0; i < Overdue.Length; i++)
        {
            Overdue[i] += other.Overdue[i];
        }
    }

    /// <summary>How many of the relayed cases ended in the archive for a reason, by its place in the terms.</summary>
    public int ArchivedFor(int reason) => _archived[reason];

    /// <summary>A case first given to an institution in the period.</summary>
    public void AddVerified(in Fact fact)
    {
        Verified++;
        Misrouted += fact.Hops > 0 ? 1 : 0;
        Hops += fact.Hops;
    }

    /// <summary>A case given to its institution in the period.</summary>
    public void AddDisposed(in Fact fact, int at, WorkCalendar calendar, Terms terms)
    {
        var reason = terms.Reasons.Words[fact.Reason];
        if (fact.Status == ComplaintStatus.Archived && (reason is ReasonCodes.Spam or ReasonCodes.Duplicate))
        {
            return;
        }

        Reports++;
        Closed += fact.Status == ComplaintStatus.Closed ? 1 : 0;
        FollowedUp += fact.Status is ComplaintStatus.InProgress or ComplaintStatus.Answered or ComplaintStatus.Reopened or ComplaintStatus.Closed ? 1 : 0;
        AnswersDue += fact.AnswerDue <= at ? 1 : 0;
        AnswersInTime += fact.AnswerDue <= at && fact.Answered < fact.AnswerDue ? 1 : 0;
        AddTimes(fact, at, calendar);
        AddVerdict(fact, reason);
    }

    /// <summary>A case that reached the hub in the period.</summary>
    public void AddRelayed(in Fact fact, int at)
    {
        Relayed++;
        VerifiedInTime += fact.Verdict < fact.VerdictDue ? 1 : 0;
        NotYetDue += fact.Verdict == Fact.Never && fact.VerdictDue > at ? 1 : 0;
        CompleteAtFirst += fact.Has(FactMarks.WasIncomplete) ? 0 : 1;
        if (fact.Status == ComplaintStatus.Archived)
        {
            Archived++;
            _archived[fact.Reason]++;
        }
    }

    /// <summary>A case filed in the period.</summary>
    public void AddFiled(in Fact fact)
    {
        Filed++;
        RelayedInTime += fact.Has(FactMarks.RelayedInTime) ? 1 : 0;
        if (fact.Talk >= 0)
        {
            Talk.Add(fact.Talk, isOpen: false);
        }
    }

    /// <summary>A case open at the snapshot, whenever it was filed.</summary>
    public void AddOpen(in Fact fact, int at, WorkCalendar calendar)
    {
        Open++;
        if (fact.Red <= at)
        {
            var age = calendar.WorkingDaysBetween(WorkCalendar.Day(fact.Relayed), WorkCalendar.Day(at));
            Overdue[age switch { <= 5 => 0, <= 14 => 1, <= 60 => 2, _ => 3 }]++;
        }
    }

    /// <summary>Whoever left without an answer is counted for as long as it waited.</summary>
    private void AddTimes(in Fact fact, int at, WorkCalendar calendar)
    {
        var isAnswered = fact.Answered != Fact.Never;
        var until = isAnswered ? fact.Answered : fact.IsOpen ? at : fact.Since;
        Response.Add(calendar.OpenMinutes(until) - calendar.OpenMinutes(fact.Disposed), !isAnswered);
        if (fact is { Status: ComplaintStatus.Closed, Relayed: not Fact.Never })
        {
            Total.Add(fact.Closed - fact.Relayed, isOpen: false);
        }
    }

    /// <summary>What the citizen said last: satisfied, or at some time not. Silence is neither.</summary>
    private void AddVerdict(in Fact fact, string reason)
    {
        Answered += fact.Has(FactMarks.WasAnswered) ? 1 : 0;
        Reopened += fact.Has(FactMarks.WasReopened) && fact.Has(FactMarks.WasAnswered) ? 1 : 0;
        var isClosed = fact.Status == ComplaintStatus.Closed;
        if (isClosed && reason == ReasonCodes.Satisfied)
        {
            Satisfied++;
        }
        else if (fact.Has(FactMarks.WasReopened))
        {
            NotSatisfied++;
        }
        else
        {
            Silent += isClosed && reason == ReasonCodes.SilentTimeout ? 1 : 0;
        }
    }
}
