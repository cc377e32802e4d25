using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LaporBot.Core.Conversations;

/// <summary>
/// What we say, as a recipe: the name of a sentence, what goes into it, and which card hangs under it. Small enough to be
/// stored with the conversation, so that a repeated message can be given the same answer again in full.
/// </summary>
/// <param name="Phrase">A key of the wording resources.</param>
/// <param name="Args">What goes into its places; text from people is inserted as text, never as markup.</param>
/// <param name="Card">The buttons under it.</param>
public sealed record Reply(
    [property: JsonPropertyName("p")] string Phrase,
    [property: JsonPropertyName("a")] ImmutableArray<string> Args,
    [property: JsonPropertyName("k")] Card Card = Card.None);

/// <summary>Which buttons hang under a message. The first ones carry the names of the questions they belong to.</summary>
public enum Card
{
    None,
    Menu,
    Language,
    Consent,
    Classification,
    Story,
    Title,
    Category,
    CategoryAll,
    IncidentDate,
    Region,
    Place,
    Files,
    Identity,
    PersonName,
    Contact,
    Secrecy,
    Review,
    Mending,
    Cancelling,
    Receipt,
    Emergency,
    Scope,
    PersonalData,
    Caught,
    ChoosingCase,
    Adding,
    ConfirmingAddition,
    Dissatisfied,
    Rating,
    Withdrawing,
    Erasing,

    /// <summary>What may be done to a case.</summary>
    Case,

    /// <summary>A page of one's own cases.</summary>
    Cases,

    /// <summary>After an addition.</summary>
    Added,

    /// <summary>Stars that work at any step.</summary>
    Stars,

    /// <summary>A file made for the person.</summary>
    Document,
    Alike,
}

/// <summary>The answer given to one message.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Language">The language it was given in.</param>
/// <param name="DraftId">The draft its buttons belong to.</param>
/// <param name="Replies">What was said, in order.</param>
public sealed record StoredAnswer(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("l")] string Language,
    [property: JsonPropertyName("d")] Guid? DraftId,
    [property: JsonPropertyName("r")] ImmutableArray<Reply> Replies);
