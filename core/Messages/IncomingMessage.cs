using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Messages;

/// <summary>
/// Telegram keeps two queues for one chat (messages, and button presses), each in order and repeated until acknowledged.
/// The answer to the newest of each lane is kept, so that a repeat is answered again without a second effect.
/// </summary>
public enum Lane
{
    Message,
    Press,
}

/// <summary>One thing a person did in a chat.</summary>
/// <param name="Id">Unique for this sender; a repeat of the same event carries the same id.</param>
/// <param name="Sender">Who, and where to answer.</param>
/// <param name="Content">What.</param>
/// <param name="LanguageHint">Language the channel believes in, BCP 47 ("id", "en-US"), or null.</param>
public sealed record IncomingMessage(string Id, ReplyAddress Sender, MessageContent Content, string? LanguageHint = null)
{
    /// <summary>The channel's number of the message itself: the same when it is corrected later. Null where nothing can be corrected.</summary>
    public string? Origin { get; init; }

    /// <summary>Data of a button under the message of ours this one replies to, or null.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>The draft it is meant for, when it was given elsewhere; null for what is said in the chat.</summary>
    public Guid? ForDraft { get; init; }

    /// <summary>
    /// The case it speaks about, when the channel knows: the person replied to a message of ours that names it, or changed one
    /// that was sent. What they say is then an addition to that case; whether it is theirs is asked of the ledger.
    /// </summary>
    public TicketNumber? About { get; init; }

    /// <summary>It replies to a message of ours that was for an official (<see cref="OutgoingMessage.IsForDesk"/>).</summary>
    public bool RepliesToDesk { get; init; }

    /// <summary>For a press: the channel's name of our message the button hangs under, where it tells. See <see cref="OutgoingMessage.Replaces"/>.</summary>
    public string? Under { get; init; }

    /// <summary>Forwarded, or made by another bot: words of somebody else, which are never an order of this person.</summary>
    public bool IsSecondHand { get; init; }

    /// <summary>The queue this message came through.</summary>
    public Lane Lane => Content is MessageContent.Press ? Lane.Press : Lane.Message;
}

/// <summary>Closed family of what a message can hold.</summary>
public abstract record MessageContent
{
    private MessageContent()
    {
    }

    /// <summary>Words, commands included (<c>/status LB-…</c>).</summary>
    public sealed record Text(string Value) : MessageContent;

    /// <summary>A pressed button; <paramref name="Data"/> is the <see cref="Choice.Data"/> we sent, or anything a stranger made up.</summary>
    public sealed record Press(string Data) : MessageContent;

    /// <summary>Files, with the words written under them.</summary>
    /// <param name="Items">One or more.</param>
    /// <param name="Caption">The words.</param>
    /// <param name="Album">The same for messages that were sent as one album, whose members come one by one.</param>
    public sealed record Files(ImmutableArray<Attachment> Items, string? Caption = null, string? Album = null) : MessageContent;

    /// <summary>A pin on the map, perhaps with the name and address of what is there.</summary>
    public sealed record Pin(GeoPoint Point, string? Words = null) : MessageContent;

    /// <summary>The chat was opened without a word.</summary>
    public sealed record Joined : MessageContent;

    /// <summary>A correction of a message sent before (Telegram's edit).</summary>
    public sealed record Edited(string Value) : MessageContent;

    /// <summary>A sticker, a dice, a poll: nothing we can use, yet it deserves a hint.</summary>
    public sealed record Unsupported : MessageContent;

    /// <summary>A card of the address book: the person's own number, or null when it is somebody else's.</summary>
    public sealed record Contact(string? OwnPhone) : MessageContent;
}
