using System.Collections.Immutable;

namespace LaporBot.Core.Messages;

/// <summary>How a stretch of text is shown.</summary>
public enum TextStyle
{
    Plain,
    Bold,
    Code,
}

/// <summary>A stretch of text in one style. Never markup: a channel escapes it in its own way at the last step.</summary>
public sealed record TextRun(string Text, TextStyle Style = TextStyle.Plain);

/// <summary>How a button looks where the channel can show it.</summary>
public enum ChoiceStyle
{
    Normal,
    Primary,
    Danger,
}

/// <summary>A button under a message.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Data">What comes back as <see cref="MessageContent.Press"/>; at most 64 bytes, bound to draft and question.</param>
/// <param name="Style">Emphasis.</param>
public sealed record Choice(string Label, string Data, ChoiceStyle Style = ChoiceStyle.Normal);

/// <summary>A file made for one person. The channel fetches its bytes, or gives its address, by the id.</summary>
/// <param name="Id">32 hexadecimal digits that cannot be guessed.</param>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Its type.</param>
public sealed record OutgoingDocument(string Id, string Name, string ContentType)
{
    /// <summary>It is kept with its case, so its address stays good for days and not for an hour.</summary>
    public bool IsLasting { get; init; }
}

/// <summary>What we say to a person, in that person's language, before a channel gives it its own shape.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The text in runs; joined they are what a plain-text channel shows.</summary>
    public required ImmutableArray<TextRun> Text { get; init; }

    /// <summary>Buttons in order; the channel decides how many stand in a row.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The question can be answered by sharing a location, so a channel that has such a button shows it.</summary>
    public bool AsksForLocation { get; init; }

    /// <summary>An address in the text that is meant for another device as well: a channel that can shows it as a picture to be scanned.</summary>
    public string? Link { get; init; }

    /// <summary>
    /// Must be sent by a call whose outcome is known (a ticket number, say), not by one that is told nothing back.
    /// </summary>
    public bool IsVital { get; init; }

    /// <summary>A file that comes with it, or null.</summary>
    public OutgoingDocument? Document { get; init; }

    /// <summary>Nobody waits for it: at night it may arrive without a sound.</summary>
    public bool CanWait { get; init; }

    /// <summary>
    /// A second copy would be worse than none, for it stands elsewhere as well (a reminder, say): when nobody heard what became of
    /// an attempt, it is not made again.
    /// </summary>
    public bool IsOnlyOnce { get; init; }

    /// <summary>
    /// The channel's reference of an earlier message whose place this one takes; a channel that cannot change what was said says
    /// it anew. Null for an ordinary message.
    /// </summary>
    public string? Replaces { get; init; }

    /// <summary>The channel's name of an earlier message this one belongs under, so that both are seen together; null for none.</summary>
    public string? Answers { get; init; }

    /// <summary>For an official, about their work: the channel marks it, and knows it again when it is replied to.</summary>
    public bool IsForDesk { get; init; }

    /// <summary>The answer is wanted as a reply to this message: a channel that can opens one. Only without buttons.</summary>
    public bool AsksForReply { get; init; }

    /// <summary>The text without styles.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string PlainText => string.Concat(Text.Select(run => run.Text));

    /// <summary>A message of one plain run.</summary>
    public static OutgoingMessage Plain(string text) => new() { Text = [new TextRun(text)] };
}
