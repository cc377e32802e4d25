using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>What a citizen does to a case of theirs after filing. The same <see cref="Id"/> twice is one step.</summary>
/// <param name="Id">Of the message that asked for it.</param>
/// <param name="By">Who; only the owner may.</param>
/// <param name="Ticket">Which case.</param>
public abstract record CaseStep(Guid Id, ReplyAddress By, TicketNumber Ticket)
{
    /// <summary>Most characters of an addition or a reason; the hub's own limit is higher.</summary>
    public const int LongestWords = 1000;

    /// <summary>Facts or files to be added while the case is open.</summary>
    public sealed record Add(Guid Id, ReplyAddress By, TicketNumber Ticket, string Words, ImmutableArray<Attachment> Files)
        : CaseStep(Id, By, Ticket)
    {
        /// <summary>The number only: what a person wrote must not reach a log by accident.</summary>
        public override string ToString() => $"addition to {Ticket}";
    }

    /// <summary>The answer is good: the case is over.</summary>
    public sealed record Satisfied(Guid Id, ReplyAddress By, TicketNumber Ticket) : CaseStep(Id, By, Ticket);

    /// <summary>The answer is not good, or it was closed too early: the case goes on.</summary>
    public sealed record Dissatisfied(Guid Id, ReplyAddress By, TicketNumber Ticket, string Reason) : CaseStep(Id, By, Ticket)
    {
        /// <summary>The number only.</summary>
        public override string ToString() => $"reopening of {Ticket}";
    }

    /// <summary>The citizen takes the report back.</summary>
    public sealed record Withdraw(Guid Id, ReplyAddress By, TicketNumber Ticket) : CaseStep(Id, By, Ticket);

    /// <summary>One to five stars, by the citizen's own tap and never otherwise.</summary>
    public sealed record Rate(Guid Id, ReplyAddress By, TicketNumber Ticket, int Stars) : CaseStep(Id, By, Ticket);
}

/// <summary>What came of a step.</summary>
/// <param name="Verdict">Whether it was taken.</param>
/// <param name="Additions">Additions the case has now.</param>
public sealed record StepResult(StepVerdict Verdict, int Additions = 0);

/// <summary>Closed list of what the rules say to a step.</summary>
public enum StepVerdict
{
    /// <summary>Kept, now or by the same step before.</summary>
    Taken,

    /// <summary>No such case, or not of this person; which of the two is not told.</summary>
    NotFound,

    /// <summary>It has as many additions as it may.</summary>
    Full,

    /// <summary>It is over.</summary>
    Over,

    /// <summary>There is no official answer yet that could be judged.</summary>
    NotAnswered,

    /// <summary>It was closed too long ago to be opened again.</summary>
    TooLate,
}
