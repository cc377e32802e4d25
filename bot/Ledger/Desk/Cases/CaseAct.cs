using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>What an official does to a case. The same <see cref="Id"/> twice is one act: a double click, a page sent again.</summary>
/// <param name="Id">Of the form, or of the message that asked for it.</param>
/// <param name="Ticket">Which case.</param>
internal abstract record CaseAct(Guid Id, TicketNumber Ticket)
{
    /// <summary>Most characters an answer may have.</summary>
    public const int LongestWords = 3000;

    /// <summary>A reason shorter than this explains nothing.</summary>
    public const int ShortestReason = 10;

    /// <summary>For the citizen; empty for acts without words of their own.</summary>
    public virtual string ForCitizen => "";

    /// <summary>For other officials and the audit.</summary>
    public virtual string Reason => "";

    /// <summary>The number only: what an official writes may name people.</summary>
    public sealed override string ToString() => $"{GetType().Name} on {Ticket}";

    /// <summary>Verified, and from now on with this institution.</summary>
    public sealed record Forward(Guid Id, TicketNumber Ticket, InstitutionRow To, string Words) : CaseAct(Id, Ticket)
    {
        public override string ForCitizen => Words;
    }

    /// <summary>The citizen is asked to complete it.</summary>
    public sealed record Ask(Guid Id, TicketNumber Ticket, string Words) : CaseAct(Id, Ticket)
    {
        public override string ForCitizen => Words;
    }

    /// <summary>It is being worked on.</summary>
    public sealed record Progress(Guid Id, TicketNumber Ticket, string Words) : CaseAct(Id, Ticket)
    {
        public override string ForCitizen => Words;
    }

    /// <summary>The answer; the citizen may judge it.</summary>
    public sealed record Answer(Guid Id, TicketNumber Ticket, string Words, ImmutableArray<OfficialFile> Files) : CaseAct(Id, Ticket)
    {
        public override string ForCitizen => Words;
    }

    /// <summary>Another category.</summary>
    public sealed record Correct(Guid Id, TicketNumber Ticket, string CategoryCode, string CategoryName) : CaseAct(Id, Ticket);

    /// <summary>Not our authority: to another institution, or to whoever verifies.</summary>
    public sealed record HandBack(Guid Id, TicketNumber Ticket, InstitutionRow? To, string Why) : CaseAct(Id, Ticket)
    {
        public override string Reason => Why;
    }

    /// <summary>Not pursued, for a reason of the closed list.</summary>
    public sealed record Archive(Guid Id, TicketNumber Ticket, string ReasonCode, string Words) : CaseAct(Id, Ticket)
    {
        public override string ForCitizen => Words;

        public override string Reason => ReasonCode;
    }

    /// <summary>About the same event as another case.</summary>
    public sealed record Join(Guid Id, TicketNumber Ticket, TicketNumber Other) : CaseAct(Id, Ticket);

    /// <summary>For officials only.</summary>
    public sealed record Remark(Guid Id, TicketNumber Ticket, string Words) : CaseAct(Id, Ticket);
}

/// <summary>A file of an official: cleaned, and on the shelf already.</summary>
/// <param name="Id">32 hexadecimal digits that cannot be guessed.</param>
/// <param name="Name">As the citizen sees it.</param>
/// <param name="Stored">Where it lies.</param>
internal sealed record OfficialFile(string Id, string Name, StoredFile Stored);

/// <summary>What came of an act.</summary>
internal enum ActVerdict
{
    /// <summary>Done, now or by the same form before.</summary>
    Done,

    /// <summary>No such case, or not theirs; which of the two is not told.</summary>
    NotFound,

    /// <summary>The role may not do this.</summary>
    Denied,

    /// <summary>The case has changed since the page was opened.</summary>
    Changed,

    /// <summary>Where the case stands, this cannot be done.</summary>
    WrongStatus,

    /// <summary>What was typed does not do; the faults say why.</summary>
    Wrong,
}

/// <summary>What came of an act.</summary>
/// <param name="Verdict">Whether it was done.</param>
/// <param name="Faults">Sentences of the desk that say what is wrong with what was typed.</param>
internal sealed record ActResult(ActVerdict Verdict, params IReadOnlyList<string> Faults)
{
    public bool IsDone => Verdict == ActVerdict.Done;
}
