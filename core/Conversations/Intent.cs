using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>What a message means here and now.</summary>
internal abstract record Intent
{
    /// <summary>A command that works at every step.</summary>
    public sealed record Order(Command Command, string Argument) : Intent;

    /// <summary>A ticket number with a right check character, by itself or in a sentence.</summary>
    public sealed record AskAbout(Complaints.TicketNumber Ticket) : Intent;

    /// <summary>Something that looks like a ticket number but was mistyped.</summary>
    public sealed record Mistyped : Intent;

    /// <summary>One of the options on the table, pressed or typed.</summary>
    public sealed record Choose(string Value) : Intent;

    /// <summary>Free words, cleaned.</summary>
    public sealed record Words(string Value) : Intent;

    public sealed record Attach(ImmutableArray<Attachment> Files, string? Caption, string? Album) : Intent;

    public sealed record Pin(GeoPoint Point, string? Name) : Intent;

    /// <summary>Words for one field: a corrected message, or a reply to an old question.</summary>
    public sealed record Amend(ConversationState Field, string Text) : Intent;

    /// <summary>A message sent before was corrected, and we do not know what it had answered.</summary>
    public sealed record Correct : Intent;

    /// <summary>A button of a draft or question that is past.</summary>
    public sealed record Stale : Intent;

    public sealed record Join : Intent;

    /// <summary>Nothing we can read.</summary>
    public sealed record Unreadable : Intent;

    /// <summary>Nothing changes; one sentence says why.</summary>
    public sealed record Tell(string Phrase) : Intent;
}

/// <summary>Commands; every one has a slash form, a plain word and a button.</summary>
internal enum Command
{
    Start,
    Report,
    Status,
    Help,
    Language,
    Privacy,
    Cancel,
    Back,
    Skip,
    Done,
    Unknown,
    Cases,
    Add,
    Satisfied,
    Dissatisfied,
    Withdraw,
    Rate,
    MyData,
    Erase,
    Mute,
    Unmute,
    Continue,
    Respond,
}
