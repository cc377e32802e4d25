using System.Collections.Immutable;

namespace LaporBot.Core.Complaints;

/// <summary>A case with everything its owner may see.</summary>
/// <param name="Case">Where it stands.</param>
/// <param name="Events">What happened, oldest first.</param>
/// <param name="Additions">How many the owner has made.</param>
public sealed record CaseFile(ComplaintCase Case, ImmutableArray<CaseEvent> Events, int Additions);

/// <summary>One line of a case's history.</summary>
/// <param name="At">By the clock of whoever told it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Status">Where it led, for <see cref="CaseEventKind.Moved"/>.</param>
/// <param name="Words">What was said, by an official or by the owner; null when nothing.</param>
/// <param name="Agency">The institution named with it.</param>
public sealed record CaseEvent(DateTimeOffset At, CaseEventKind Kind, ComplaintStatus? Status, string? Words, string? Agency)
{
    /// <summary>The kind only: words of people must not reach a log by accident.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>Closed list of what a case's history holds.</summary>
public enum CaseEventKind
{
    /// <summary>The status changed.</summary>
    Moved,

    /// <summary>An official said something and the status stayed.</summary>
    Said,

    /// <summary>The owner added something.</summary>
    Added,
}
