namespace LaporBot.Core.Conversations;

/// <summary>One name per question we can be waiting on. Names are stored: rename only with a migration.</summary>
public enum ConversationState
{
    /// <summary>Nothing is open; the menu is on the table.</summary>
    Idle,

    /// <summary>Privacy notice shown, waiting for yes or no.</summary>
    Consent,

    /// <summary>Any of the questions below. Never waited on by itself: what they have in common is permitted here.</summary>
    Filling,

    Classification,
    Story,
    Title,
    Category,
    IncidentDate,
    Region,
    Place,
    Files,

    /// <summary>Anonymous, or with a name?</summary>
    Identity,

    PersonName,
    Contact,
    Secrecy,

    /// <summary>The whole card, before sending.</summary>
    Review,

    /// <summary>Which field shall be mended?</summary>
    Mending,

    /// <summary>"Really throw it away?"</summary>
    Cancelling,
}
