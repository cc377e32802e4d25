using LaporBot.Core.Hub;

namespace LaporBot.Bot.Ledger;

/// <summary>Where a note is on its road to the hub.</summary>
internal enum NoteState
{
    /// <summary>Surely not there: may be posted once the case has its number and the note before it has ended.</summary>
    Waiting,

    /// <summary>An attempt began and its end is not known: to be looked for before a second one.</summary>
    Unknown,

    /// <summary>The hub has it.</summary>
    Told,

    /// <summary>The hub will not take it; an operator looks.</summary>
    Refused,

    /// <summary>An operator must decide; nothing happens by itself.</summary>
    Operator,

    /// <summary>The complaint never went to the hub, so there is nothing to tell.</summary>
    NotNeeded,

    /// <summary>On the desk: an official copies it into the national site.</summary>
    Relay,
}

/// <summary>Table <c>case_notes</c>: what citizens said about their cases, in order, and whether the hub has heard it.</summary>
internal sealed class NoteRow : LeasedRow
{
    public required Guid Id { get; init; }

    public required Guid ComplaintId { get; init; }

    /// <summary>From 1 within the case; the hub's update id is made of it, and they are told in this order.</summary>
    public required int Number { get; init; }

    /// <summary>Of the message that asked for it: the same message again is the same note.</summary>
    public required Guid StepId { get; init; }

    public required HubNoteKind Kind { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset SaidAt { get; init; }

    public required NoteState State { get; set; }

    public DateTimeOffset? LastAttemptAt { get; set; }

    /// <summary>For operators: the newest outcome, with the hub's words where there are any.</summary>
    public string? LastOutcome { get; set; }
}

/// <summary>Table <c>case_ratings</c>: stars a citizen gave by their own tap; silence leaves no row.</summary>
internal sealed class RatingRow
{
    public required Guid ComplaintId { get; init; }

    public required Guid StepId { get; set; }

    public required int Stars { get; set; }

    public required DateTimeOffset RatedAt { get; set; }
}
